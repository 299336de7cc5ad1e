//! The executable as a file: its functions with their names, and what its dynamic relocations put where.

use std::collections::{BTreeMap, HashMap};

use object::read::elf::ElfFile64;
use object::{Object as _, ObjectSection as _, ObjectSymbol as _, RelocationFlags, SymbolKind};

/// An ELF executable for x86-64.
pub struct Image<'a> {
    /// Mangled name and code of each function, by address.
    functions: BTreeMap<u64, (&'a str, &'a [u8])>,
    /// What the loader writes at an address: pointers in tables and in the GOT.
    pointers: HashMap<u64, u64>,
}

impl<'a> Image<'a> {
    /// Reads symbols and relocations.
    ///
    /// # Errors
    /// Anything but ELF for x86-64.
    pub fn parse(data: &'a [u8]) -> Result<Image<'a>, String> {
        let file: ElfFile64<'a> = ElfFile64::parse(data)
            .map_err(|e| format!("machine code is only read from 64-bit ELF executables: {e}"))?;
        if file.architecture() != object::Architecture::X86_64 {
            return Err("machine code is only read for x86-64".into());
        }
        let mut functions = BTreeMap::new();
        for symbol in file.symbols() {
            if symbol.kind() != SymbolKind::Text || symbol.size() == 0 {
                continue;
            }
            let section = symbol
                .section_index()
                .and_then(|i| file.section_by_index(i).ok());
            let (Some(section), Ok(name)) = (section, symbol.name()) else {
                continue;
            };
            if let Ok(Some(code)) = section.data_range(symbol.address(), symbol.size()) {
                functions.insert(symbol.address(), (name, code));
            }
        }
        let mut pointers = HashMap::new();
        for (address, relocation) in file.dynamic_relocations().into_iter().flatten() {
            let relative = RelocationFlags::Elf {
                r_type: object::elf::R_X86_64_RELATIVE,
            };
            if relocation.flags() == relative {
                pointers.insert(address, relocation.addend() as u64);
            }
        }
        Ok(Image {
            functions,
            pointers,
        })
    }
    /// Every function's address and readable name without its hash.
    pub fn functions(&self) -> impl Iterator<Item = (u64, String)> {
        self.functions
            .iter()
            .map(|(address, (name, _))| (*address, demangled(name)))
    }
    /// The code of the function at this address; empty if there is none.
    pub fn code(&self, address: u64) -> &'a [u8] {
        self.functions.get(&address).map_or(&[], |f| f.1)
    }
    /// The name of the function that starts at this address.
    pub fn name_at(&self, address: u64) -> Option<String> {
        self.functions.get(&address).map(|f| demangled(f.0))
    }
    /// The pointer that a loaded program holds at this address, if it is one of its own.
    pub fn pointer_at(&self, address: u64) -> Option<u64> {
        self.pointers.get(&address).copied()
    }
    /// An image of given functions and pointers.
    #[cfg(test)]
    pub fn of(functions: &[(u64, &'a str, &'a [u8])], pointers: &[(u64, u64)]) -> Image<'a> {
        Image {
            functions: functions.iter().map(|&(a, n, c)| (a, (n, c))).collect(),
            pointers: pointers.iter().copied().collect(),
        }
    }
}

fn demangled(name: &str) -> String {
    format!("{:#}", rustc_demangle::demangle(name))
}
