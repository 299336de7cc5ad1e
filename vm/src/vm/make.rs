//! Making values: the constructors that native code uses.

use super::Vm;
use crate::heap::Gc;
use crate::object::{
    Class, Dict, Int, List, Native, NativeObject, Set, Str, Tuple, TypeId, header, types,
};
use crate::value::Value;
use num_bigint::BigInt;

impl Vm {
    /// A new float object: a NaN gets an identity of its own.
    #[inline]
    pub fn float(&self, f: f64) -> Value {
        if f.is_nan() {
            self.new_nan(f)
        } else {
            Value::float(f)
        }
    }
    /// Negative NaNs have no room for a payload: all of them are one object.
    #[cold]
    fn new_nan(&self, f: f64) -> Value {
        if f.is_sign_negative() {
            return Value::float_from_untrusted(f);
        }
        let serial = self.nans.get() + 1;
        self.nans.set(serial);
        Value::nan(serial)
    }
    /// A str value. One-character Latin-1 strings are shared.
    #[inline]
    pub fn str(&self, s: &str) -> Value {
        match s.len() {
            0 => self.n.empty.value(),
            1 => self.latin1[s.as_bytes()[0] as usize].value(),
            _ => Str::new(&self.heap, s).value(),
        }
    }
    /// As [`Vm::str`] for a part of `whole`, whose being ASCII saves counting characters.
    #[inline]
    pub fn str_part(&self, whole: Gc<Str>, part: &str) -> Value {
        if part.len() > 1 && whole.is_ascii() {
            Str::with_chars(&self.heap, part, part.len()).value()
        } else {
            self.str(part)
        }
    }
    /// A str value, taking over the buffer.
    pub fn string(&self, s: String) -> Value {
        if s.len() <= 1 {
            self.str(&s)
        } else {
            Str::from_string(&self.heap, s).value()
        }
    }
    /// The one-character string.
    #[inline]
    pub fn char_str(&self, c: char) -> Value {
        if (c as u32) < 256 {
            self.latin1[c as usize].value()
        } else {
            Str::new(&self.heap, c.encode_utf8(&mut [0; 4])).value()
        }
    }
    /// The one-character string of an ASCII character.
    #[inline(always)]
    pub fn ascii_str(&self, c: u8) -> Value {
        self.latin1[c as usize].value()
    }
    /// The unique copy of a string: attribute names are compared by identity.
    pub fn intern(&mut self, s: &str) -> Gc<Str> {
        if let Some(g) = self.interned.get(s) {
            return *g;
        }
        let g = match self.str(s).cast::<Str>() {
            Some(g) => g,
            None => Str::new(&self.heap, s),
        };
        // Names and constants are compared and looked up: their hash is wanted sooner or later.
        g.hash();
        self.interned.insert(g.as_str(), g);
        g
    }
    /// The interned copy of a str object (itself if it can be the copy).
    #[inline]
    pub fn intern_str(&mut self, s: Gc<Str>) -> Gc<Str> {
        if let Some(g) = self.interned.get(s.as_str()) {
            return *g;
        }
        let g = if s.header.type_id() == types::STR {
            s
        } else {
            Str::new(&self.heap, s.as_str())
        };
        self.interned.insert(g.as_str(), g);
        g
    }
    #[inline(always)]
    pub fn int(&self, i: i64) -> Value {
        Int::from_i64(&self.heap, i)
    }
    pub fn int_usize(&self, i: usize) -> Value {
        Int::from_i128(&self.heap, i as i128)
    }
    pub fn bigint(&self, b: BigInt) -> Value {
        Int::from_big(&self.heap, b)
    }
    pub fn tuple(&self, items: &[Value]) -> Value {
        if items.is_empty() {
            self.empty_tuple
        } else {
            Tuple::new(&self.heap, items).value()
        }
    }
    pub fn list(&self, items: Vec<Value>) -> Value {
        List::new(&self.heap, items).value()
    }
    pub fn new_list(&self) -> Gc<List> {
        List::new(&self.heap, Vec::new())
    }
    pub fn new_dict(&self) -> Gc<Dict> {
        Dict::new(&self.heap)
    }
    pub fn new_set(&self) -> Gc<Set> {
        Set::new_set(&self.heap)
    }
    pub fn bytes(&self, data: impl Into<Box<[u8]>>) -> Value {
        crate::object::Bytes::new(&self.heap, data).value()
    }
    /// An instance of a library class.
    pub fn native(&self, id: TypeId, object: impl NativeObject) -> Value {
        Native::with_extra(&self.heap, id, Box::new(object), 0).value()
    }
    /// As [`Vm::native`] for `class` or a Python subclass of it (which may need room for a dict and slots).
    pub fn native_of(&self, class: Gc<Class>, object: impl NativeObject) -> Value {
        let extra = self.extra_words(class);
        let g = Native::with_extra(&self.heap, class.id, Box::new(object), extra);
        self.init_extra(g.value(), extra)
    }
    /// Words that instances of a Python subclass of a native class carry behind the native layout: the dict word, then `__slots__` values.
    /// 0 for native classes themselves and for plain instances, which have their own layout.
    #[inline]
    pub fn extra_words(&self, class: Gc<Class>) -> usize {
        use crate::object::class::HEAP_TYPE;
        if !class.has_flag(HEAP_TYPE) || class.kind == crate::heap::Kind::Instance {
            0
        } else {
            1 + class.member_slots.get() as usize
        }
    }
    /// Marks a fresh cell as carrying `extra` words and clears them. Every constructor of a subclass instance ends here.
    #[inline]
    pub fn init_extra(&self, v: Value, extra: usize) -> Value {
        if extra > 0
            && let Some(h) = v.header()
        {
            h.set_flag(header::FLAG_EXTRA);
            h.aux.set(extra as u16);
            for w in self.heap.extra_words(h) {
                w.set(Value::NULL);
            }
        }
        v
    }
}
