//! From the compiler's plain code objects to run-time ones: constants and names become values, instructions become words.

use crate::code::{CodeObject, Const};
use crate::compile::Compiled;
use crate::heap::Gc;
use crate::isa::Op;
use crate::object::code::{CO_VARARGS, CO_VARKEYWORDS, Unit};
use crate::object::{Code, Complex, Set, Slice, Str, types};
use crate::value::Value;
use crate::vm::Vm;
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

impl Vm {
    /// The code object of a compiled text's top level (nested ones come along as constants).
    pub fn instantiate(&mut self, compiled: Arc<Compiled>) -> Gc<Code> {
        let n = compiled.codes.len();
        let top = compiled.code.clone();
        let unit = Rc::new(Unit {
            compiled,
            codes: RefCell::new(vec![None; n]),
            names: OnceCell::new(),
            consts: OnceCell::new(),
        });
        self.code_from_plain(&top, Some(&unit))
    }
    /// A code object from plain data; `unit` ties it to its tree.
    pub fn code_from_plain(
        &mut self,
        plain: &Arc<CodeObject>,
        unit: Option<&Rc<Unit>>,
    ) -> Gc<Code> {
        let consts: Vec<Value> = plain
            .consts
            .iter()
            .map(|c| self.const_value(c, unit))
            .collect();
        self.code_with_consts(plain, consts, unit)
    }
    /// As [`Vm::code_from_plain`] with the constants given (`code.replace(co_consts=...)`).
    pub fn code_with_consts(
        &mut self,
        plain: &Arc<CodeObject>,
        consts: Vec<Value>,
        unit: Option<&Rc<Unit>>,
    ) -> Gc<Code> {
        let id = unit.and_then(|u| {
            u.compiled
                .codes
                .iter()
                .position(|c| c.as_ref().is_some_and(|c| Arc::ptr_eq(c, plain)))
        });
        let place = unit.zip(id).map(|(u, i)| (u.clone(), i as u32));
        let g = self.code_at(plain, consts, place);
        if let (Some(u), Some(i)) = (unit, id) {
            u.codes.borrow_mut()[i] = Some(g);
        }
        g
    }
    /// The code object itself; `place`: the text it came from and its scope there.
    pub fn code_at(
        &mut self,
        plain: &Arc<CodeObject>,
        consts: Vec<Value>,
        place: Option<(Rc<Unit>, u32)>,
    ) -> Gc<Code> {
        let names: Vec<Gc<Str>> = plain.names.iter().map(|n| self.intern(n)).collect();
        let local_names: Vec<Gc<Str>> = plain
            .localsplus_names
            .iter()
            .map(|n| self.intern(n))
            .collect();
        let (name, qualname, filename) = (
            self.intern(&plain.name),
            self.intern(&plain.qualname),
            self.intern(&plain.filename),
        );
        let version = self.new_func_version();
        let code = Code {
            header: Code::header_for(),
            plain: plain.clone(),
            consts,
            names,
            local_names,
            name,
            qualname,
            filename,
            flags: plain.flags,
            argcount: plain.argcount,
            posonly: plain.posonlyargcount,
            kwonly: plain.kwonlyargcount,
            nlocalsplus: plain.localsplus_names.len() as u32,
            stacksize: plain.stacksize,
            window: plain.localsplus_names.len() as u32 + plain.stacksize,
            simple: plain.flags & (CO_VARARGS | CO_VARKEYWORDS) == 0 && plain.kwonlyargcount == 0,
            version,
            words: OnceCell::new(),
            entry: Cell::new(std::ptr::null()),
            shown: Cell::new(Value::NULL),
            prepared: OnceCell::new(),
            unit: place,
        };
        Code::alloc(&self.heap, code)
    }
    /// The value of a compile-time constant. Strings are interned, as CPython does for constants that look like names; others too, which
    /// is invisible except to `is`.
    pub fn const_value(&mut self, c: &Const, unit: Option<&Rc<Unit>>) -> Value {
        match c {
            Const::None => Value::NONE,
            Const::True => Value::TRUE,
            Const::False => Value::FALSE,
            Const::Ellipsis => Value::ELLIPSIS,
            Const::Int(i) => self.bigint(i.clone()),
            Const::Float(f) => self.float(*f),
            Const::Complex(re, im) => Complex::new(&self.heap, *re, *im).value(),
            Const::Str(s) => self.intern(s).value(),
            Const::Bytes(b) => self.bytes(b.clone()),
            Const::Tuple(items) => {
                let items: Vec<Value> = items.iter().map(|c| self.const_value(c, unit)).collect();
                self.tuple(&items)
            }
            Const::FrozenSet(items) => {
                let s = Set::new(&self.heap, types::FROZENSET);
                for c in items {
                    let v = self.const_value(c, unit);
                    // Constants are hashable and compare without running Python code.
                    if self.set_add(s, v).is_err() {
                        self.exc = Value::NULL;
                    }
                }
                s.value()
            }
            Const::Slice(parts) => {
                let [a, b, c] = &**parts;
                let (a, b, c) = (
                    self.const_value(a, unit),
                    self.const_value(b, unit),
                    self.const_value(c, unit),
                );
                Slice::new(&self.heap, a, b, c).value()
            }
            Const::Code(code) => self.code_from_plain(code, unit).value(),
        }
    }
}

impl Vm {
    /// Where the code's executable words start; they are made on first use.
    #[inline(always)]
    pub fn entry_of(&mut self, code: Gc<Code>) -> *const u32 {
        let p = code.entry.get();
        if p.is_null() {
            return self.make_words(code);
        }
        p
    }
    /// `op` in the low byte, the full oparg above (EXTENDED_ARG prefixes stay in place and do nothing), cache units as one word each, the
    /// first one with the counter's seed. Word index = CPython code unit, so positions and jumps need no map. The running strategy may
    /// rewrite them (`Hooks::prepare`).
    #[cold]
    #[inline(never)]
    fn make_words(&mut self, code: Gc<Code>) -> *const u32 {
        let words = code.words.get_or_init(|| {
            let bytes = &code.plain.code;
            let mut words: Vec<Cell<u32>> = Vec::with_capacity(bytes.len() / 2);
            let mut ext = 0u32;
            let mut i = 0;
            while i + 1 < bytes.len() {
                let (op, low) = (bytes[i], bytes[i + 1] as u32);
                let arg = ext << 8 | low;
                i += 2;
                if op == Op::ExtendedArg as u8 {
                    ext = arg;
                    words.push(Cell::new(Op::ExtendedArg as u32 | low << 8));
                    continue;
                }
                ext = 0;
                // 24 bits hold every oparg that real code has; the compiler refuses bodies that would need more.
                words.push(Cell::new(op as u32 | (arg & 0xFF_FFFF) << 8));
                let Some(op) = Op::from_u8(op) else { continue };
                for unit in 0..op.cache_units() {
                    words.push(Cell::new(if unit == 0 {
                        self.quickening.seed(op) as u32
                    } else {
                        0
                    }));
                    i += 2;
                }
            }
            words.into_boxed_slice()
        });
        if let Some(prepare) = self.hooks.prepare {
            prepare(self, code, words);
        }
        let p = words.as_ptr().cast();
        code.entry.set(p);
        p
    }
}

impl Code {
    /// The executable words; empty before the code has run.
    pub fn words(&self) -> &[Cell<u32>] {
        self.words.get().map_or(&[], |w| w)
    }
}
