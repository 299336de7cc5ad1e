//! The kernels: built into the binary, or read from a folder; filtered; written out to be run.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::failure::Failure;
use crate::suggest;

mod embedded {
    include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
}

/// Where a campaign keeps the files it runs.
pub const KERNEL_FOLDER: &str = "kernels";
const INVENTORY: &str = "kernels.json";
/// The program that runs a kernel and prints its times.
pub const DRIVER: &str = "driver.py";

/// One entry of `kernels.json`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KernelInfo {
    /// Name of the kernel and of its module.
    pub name: String,
    /// Its file.
    pub file: String,
    /// What it mostly exercises.
    pub kind: String,
    /// One line.
    pub about: String,
    /// Argument of `run`, by size.
    pub sizes: BTreeMap<String, u64>,
    /// CPython's checksum, by size.
    pub golden: BTreeMap<String, String>,
}

/// A set of kernels with their files.
#[derive(Debug)]
pub struct Suite {
    /// In the order of `kernels.json`.
    pub kernels: Vec<KernelInfo>,
    files: BTreeMap<String, String>,
}

impl Suite {
    /// The built-in suite.
    pub fn builtin() -> Result<Suite, Failure> {
        let files = embedded::FILES
            .iter()
            .map(|(name, text)| (name.to_string(), text.to_string()))
            .collect();
        Suite::from_files(files, "built-in kernels")
    }

    /// A suite in a folder; the driver is always ours.
    pub fn from_folder(folder: &Path) -> Result<Suite, Failure> {
        let unreadable =
            |path: &Path, e: std::io::Error| Failure::error(format!("{}: {e}", path.display()));
        let mut files = BTreeMap::new();
        for entry in std::fs::read_dir(folder).map_err(|e| unreadable(folder, e))? {
            let path = entry.map_err(|e| unreadable(folder, e))?.path();
            let Some(name) = path.file_name().and_then(|n| n.to_str()) else {
                continue;
            };
            if name.ends_with(".py") || name == INVENTORY {
                files.insert(
                    name.to_string(),
                    std::fs::read_to_string(&path).map_err(|e| unreadable(&path, e))?,
                );
            }
        }
        if let Some((name, text)) = embedded::FILES.iter().find(|(name, _)| *name == DRIVER) {
            files.insert(name.to_string(), text.to_string());
        }
        Suite::from_files(files, &folder.display().to_string())
    }

    fn from_files(files: BTreeMap<String, String>, place: &str) -> Result<Suite, Failure> {
        let Some(text) = files.get(INVENTORY) else {
            return Err(Failure::error(format!("{place}: no {INVENTORY}")));
        };
        let kernels: Vec<KernelInfo> = serde_json::from_str(text)
            .map_err(|e| Failure::error(format!("{place}: {INVENTORY}: {e}")))?;
        for kernel in &kernels {
            if !files.contains_key(&kernel.file) || kernel.file != format!("{}.py", kernel.name) {
                let message = format!(
                    "{place}: {INVENTORY}: kernel `{}` needs a file {0}.py",
                    kernel.name
                );
                return Err(Failure::error(message));
            }
        }
        Ok(Suite { kernels, files })
    }

    /// The kernels whose names contain one of the filters; all without filters.
    pub fn select(&self, filters: &[String]) -> Result<Vec<&KernelInfo>, Failure> {
        let mut selected = Vec::new();
        for kernel in &self.kernels {
            if filters.is_empty() || filters.iter().any(|f| kernel.name.contains(f.as_str())) {
                selected.push(kernel);
            }
        }
        for filter in filters {
            if !self
                .kernels
                .iter()
                .any(|k| k.name.contains(filter.as_str()))
            {
                let hint = suggest::hint(filter, self.kernels.iter().map(|k| k.name.as_str()));
                return Err(Failure::usage(format!(
                    "no kernel's name contains `{filter}`{hint}"
                )));
            }
        }
        Ok(selected)
    }

    /// SHA-256 of a kernel's file.
    pub fn sha256(&self, kernel: &KernelInfo) -> String {
        hex(&Sha256::digest(
            self.files.get(&kernel.file).map_or("", |s| s.as_str()),
        ))
    }

    /// Every file by its name.
    pub fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(n, t)| (n.as_str(), t.as_str()))
    }

    /// Writes the files of the suite into a folder.
    pub fn write_to(&self, folder: &Path) -> Result<(), Failure> {
        let failed = |e: std::io::Error| Failure::error(format!("{}: {e}", folder.display()));
        std::fs::create_dir_all(folder).map_err(failed)?;
        for (name, text) in &self.files {
            std::fs::write(folder.join(name), text).map_err(failed)?;
        }
        Ok(())
    }
}

/// Bytes as lower-case hexadecimal text.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_builtin_kernel_is_complete() {
        let suite = Suite::builtin().expect("kernels.json fits");
        assert!(!suite.kernels.is_empty());
        for kernel in &suite.kernels {
            for size in ["unit", "std"] {
                assert!(kernel.sizes.contains_key(size), "{} {size}", kernel.name);
                assert!(
                    !kernel.golden.get(size).expect("golden").is_empty(),
                    "{} {size}",
                    kernel.name
                );
            }
            assert_eq!(suite.sha256(kernel).len(), 64);
        }
        assert!(suite.files.contains_key(DRIVER));
    }

    #[test]
    fn filters_are_substrings_and_typos_are_told() {
        let suite = Suite::builtin().expect("kernels.json fits");
        let picked = suite.select(&["bod".into()]).expect("nbody");
        assert_eq!(picked.len(), 1);
        let error = suite.select(&["nbodi".into()]).expect_err("no such kernel");
        assert_eq!(error.code, crate::failure::USAGE);
        assert!(
            error.message.contains("did you mean `nbody`"),
            "{}",
            error.message
        );
    }
}
