//! Dict and set operations that may call `__hash__` and `__eq__`: as in CPython, a probe restarts when `__eq__` changed the size of
//! the table or the entry in question, and goes on after other changes.

use crate::heap::Gc;
use crate::object::dict::Search;
use crate::object::{Dict, Set, Str, Tuple, types};
use crate::value::Value;
use crate::vm::{R, Raised, Vm};

impl Vm {
    /// Whether two keys with equal hashes are equal without running Python code; `None` if Python code must decide.
    /// Not in line, so that the loops of the look-ups, which compare identities, keep their registers.
    #[inline(never)]
    fn keys_equal_fast(a: Value, b: Value) -> Option<bool> {
        if a.is_exact(types::TUPLE)
            && b.is_exact(types::TUPLE)
            && let (Some(x), Some(y)) = (a.cast::<Tuple>(), b.cast::<Tuple>())
        {
            return Self::tuples_equal_fast(x, y);
        }
        Self::atoms_equal_fast(a, b)
    }
    /// As `keys_equal_fast` for inline values and strs.
    #[inline(always)]
    fn atoms_equal_fast(a: Value, b: Value) -> Option<bool> {
        if a.is(b) {
            return Some(true);
        }
        if Value::both_small(a, b) {
            return Some(false);
        }
        match (a.is_exact(types::STR), b.is_exact(types::STR)) {
            (true, true) => {
                let (x, y) = (a.cast::<Str>()?, b.cast::<Str>()?);
                Some(x.same_text(y))
            }
            (true, false) if !b.is_ptr() => Some(false),
            (false, true) if !a.is_ptr() => Some(false),
            _ => None,
        }
    }
    #[inline(never)]
    fn tuples_equal_fast(x: Gc<Tuple>, y: Gc<Tuple>) -> Option<bool> {
        // Items first, as in CPython, where those of tuples of different lengths are asked too.
        for (&a, &b) in x.items().iter().zip(y.items()) {
            if !Self::atoms_equal_fast(a, b)? {
                return Some(false);
            }
        }
        Some(x.len() == y.len())
    }
    /// The entry number of a key.
    #[inline]
    pub fn dict_find(&mut self, d: Gc<Dict>, key: Value, hash: i64) -> R<Option<usize>> {
        if key.is_exact(types::STR)
            && d.has_str_keys()
            && let Some(s) = key.cast::<Str>()
        {
            return Ok(d.find_str(s));
        }
        match d.search(hash, key, |k| Self::keys_equal_fast(k, key)) {
            Search::Found(i) => Ok(Some(i)),
            Search::Absent => Ok(None),
            Search::Unsure => self.dict_find_asking(d, key, hash),
        }
    }
    /// As [`Vm::dict_find`] where `__eq__` must be called.
    #[inline(never)]
    fn dict_find_asking(&mut self, d: Gc<Dict>, key: Value, hash: i64) -> R<Option<usize>> {
        'restart: loop {
            let Some(mut p) = d.probe(hash) else {
                return Ok(None);
            };
            while let Some(i) = d.probe_next(&mut p, hash) {
                let Some(e) = d.entry(i) else { continue };
                match Self::keys_equal_fast(e.key, key) {
                    Some(true) => return Ok(Some(i)),
                    Some(false) => {}
                    None => {
                        let equal = self.eq(e.key, key)?;
                        if !d.unmoved(&p, i, e.key) {
                            continue 'restart;
                        }
                        if equal {
                            return Ok(Some(i));
                        }
                    }
                }
            }
            return Ok(None);
        }
    }
    /// The hash of a dict key; a TypeError names the use.
    #[inline]
    pub fn dict_key_hash(&mut self, key: Value) -> R<i64> {
        match self.hash(key) {
            Ok(h) => Ok(h),
            Err(e) => Err(self.unhashable_use(e, key, "dict key")),
        }
    }
    /// The hash of a set element; a TypeError names the use.
    #[inline]
    pub fn set_key_hash(&mut self, key: Value) -> R<i64> {
        match self.hash(key) {
            Ok(h) => Ok(h),
            Err(e) => Err(self.unhashable_use(e, key, "set element")),
        }
    }
    #[cold]
    fn unhashable_use(&mut self, e: Raised, key: Value, what: &str) -> Raised {
        if !self.exc.is_exact(types::TYPE_ERROR) {
            return e;
        }
        let exc = self.take_exception();
        let text = match self.str_of(exc) {
            Ok(s) => s,
            Err(e) => return e,
        };
        let class = self.class_of(key);
        let name = self.qualified_class_name(class);
        self.type_error(format!(
            "cannot use '{name}' as a {what} ({})",
            text.as_str()
        ))
    }
    /// `d.get(key)`.
    #[inline]
    pub fn dict_get(&mut self, d: Gc<Dict>, key: Value) -> R<Option<Value>> {
        let hash = self.dict_key_hash(key)?;
        Ok(self
            .dict_find(d, key, hash)?
            .and_then(|i| d.entry(i))
            .map(|e| e.value))
    }
    /// `d[key] = value`.
    #[inline]
    pub fn dict_set(&mut self, d: Gc<Dict>, key: Value, value: Value) -> R<()> {
        let hash = self.dict_key_hash(key)?;
        self.dict_set_hashed(d, key, hash, value)
    }
    /// As [`Vm::dict_set`] with a known hash.
    pub fn dict_set_hashed(&mut self, d: Gc<Dict>, key: Value, hash: i64, value: Value) -> R<()> {
        match self.dict_find(d, key, hash)? {
            Some(i) => d.set_value(i, value),
            None => d.insert_new(&self.heap, hash, key, value),
        }
        Ok(())
    }
    /// Removes a key; the removed value.
    pub fn dict_remove(&mut self, d: Gc<Dict>, key: Value) -> R<Option<Value>> {
        let hash = self.dict_key_hash(key)?;
        Ok(self
            .dict_find(d, key, hash)?
            .map(|i| d.remove_entry(i).value))
    }
    /// The slot of a key in a set.
    #[inline]
    pub fn set_find(&mut self, s: Gc<Set>, key: Value, hash: i64) -> R<Option<usize>> {
        match s.search(hash, key, |k| Self::keys_equal_fast(k, key)) {
            Search::Found(i) => Ok(Some(i)),
            Search::Absent => Ok(None),
            Search::Unsure => self.set_find_asking(s, key, hash),
        }
    }
    /// As [`Vm::set_find`] where `__eq__` must be called.
    #[inline(never)]
    fn set_find_asking(&mut self, s: Gc<Set>, key: Value, hash: i64) -> R<Option<usize>> {
        'restart: loop {
            let mut p = s.probe(hash);
            while let Some(i) = s.probe_next(&mut p, hash) {
                let Some(e) = s.slot(i) else { continue };
                match Self::keys_equal_fast(e.key, key) {
                    Some(true) => return Ok(Some(i)),
                    Some(false) => {}
                    None => {
                        let equal = self.eq(e.key, key)?;
                        if !s.unmoved(&p, i, e.key) {
                            continue 'restart;
                        }
                        if equal {
                            return Ok(Some(i));
                        }
                    }
                }
            }
            return Ok(None);
        }
    }
    /// Adds a key; true if it was new.
    pub fn set_add(&mut self, s: Gc<Set>, key: Value) -> R<bool> {
        let hash = self.set_key_hash(key)?;
        self.set_add_hashed(s, key, hash)
    }
    /// As [`Vm::set_add`] with a known hash.
    pub fn set_add_hashed(&mut self, s: Gc<Set>, key: Value, hash: i64) -> R<bool> {
        if let Some(new) = s.add(&self.heap, hash, key, |k| Self::keys_equal_fast(k, key)) {
            return Ok(new);
        }
        if self.set_find_asking(s, key, hash)?.is_some() {
            return Ok(false);
        }
        s.insert_new(&self.heap, hash, key);
        Ok(true)
    }
    /// Membership.
    pub fn set_contains(&mut self, s: Gc<Set>, key: Value) -> R<bool> {
        let hash = self.set_key_hash(key)?;
        Ok(self.set_find(s, key, hash)?.is_some())
    }
    /// Removes a key; true if it was there.
    pub fn set_discard(&mut self, s: Gc<Set>, key: Value) -> R<bool> {
        let hash = self.set_key_hash(key)?;
        Ok(self
            .set_find(s, key, hash)?
            .map(|i| s.remove_slot(i))
            .is_some())
    }
}
