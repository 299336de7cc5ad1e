//! The global method cache: (class version, name) -> what the MRO look-up found, as in CPython.

use super::Vm;
use crate::heap::Gc;
use crate::object::{Class, Str};
use crate::value::Value;

const SIZE: usize = 4096;

#[derive(Clone, Copy)]
struct Entry {
    version: u32,
    name: usize,
    /// NULL = known to be absent.
    value: Value,
}

/// Direct-mapped cache.
pub struct TypeCache([Entry; SIZE]);

impl TypeCache {
    pub fn new() -> Box<TypeCache> {
        let v = vec![
            Entry {
                version: 0,
                name: 0,
                value: Value::NULL
            };
            SIZE
        ]
        .into_boxed_slice();
        let b: Box<[Entry; SIZE]> = v
            .try_into()
            .unwrap_or_else(|_| unreachable!("length is SIZE"));
        // SAFETY: TypeCache is a transparent wrapper in layout terms: same single field.
        unsafe { Box::from_raw(Box::into_raw(b).cast::<TypeCache>()) }
    }
    /// Forgets everything.
    pub fn clear(&mut self) {
        self.0.fill(Entry {
            version: 0,
            name: 0,
            value: Value::NULL,
        });
    }
}

impl Vm {
    /// Looks an interned name up along the MRO; `None` if no class has it. No descriptor is bound.
    #[inline]
    pub fn lookup_type(&mut self, class: Gc<Class>, name: Gc<Str>) -> Option<Value> {
        let version = self.version_of(class.id);
        if version != 0 {
            let h = (version as usize ^ (name.addr() >> 4)) & (SIZE - 1);
            let e = self.type_cache.0[h];
            if e.version == version && e.name == name.addr() {
                return e.value.non_null();
            }
        }
        self.lookup_type_slow(class, name)
    }
    #[inline(never)]
    fn lookup_type_slow(&mut self, class: Gc<Class>, name: Gc<Str>) -> Option<Value> {
        let mut found = Value::NULL;
        for c in class.mro_items() {
            if let Some(c) = c.as_class()
                && let Some(v) = c.dict.get_str(name)
            {
                found = v;
                break;
            }
        }
        let version = self.type_version(class);
        if version != 0 {
            let h = (version as usize ^ (name.addr() >> 4)) & (SIZE - 1);
            self.type_cache.0[h] = Entry {
                version,
                name: name.addr(),
                value: found,
            };
        }
        found.non_null()
    }
}
