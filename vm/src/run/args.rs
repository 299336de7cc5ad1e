//! Arguments of a native call: values in a row on the VM's value stack, keyword values last.

use crate::heap::Gc;
use crate::object::{Str, Tuple};
use crate::value::Value;
use crate::vm::{R, Vm};

/// Arguments of one call. The values live on the VM's value stack (which never moves) for the duration of the call.
#[derive(Clone, Copy)]
pub struct Args {
    ptr: *const Value,
    npos: u32,
    nkw: u32,
    /// Tuple of keyword names, or NULL.
    kwnames: Value,
}

impl Args {
    /// # Safety
    /// `ptr` points to `npos + len(kwnames)` values that stay there during the call.
    #[inline(always)]
    pub unsafe fn new(ptr: *const Value, npos: usize, kwnames: Value) -> Args {
        let nkw = if kwnames.is_null() {
            0
        } else {
            kwnames.cast::<Tuple>().map_or(0, |t| t.len())
        };
        Args {
            ptr,
            npos: npos as u32,
            nkw: nkw as u32,
            kwnames,
        }
    }
    /// No arguments.
    pub fn empty() -> Args {
        Args {
            ptr: std::ptr::NonNull::dangling().as_ptr(),
            npos: 0,
            nkw: 0,
            kwnames: Value::NULL,
        }
    }
    /// Positional arguments.
    #[inline(always)]
    pub fn pos(&self) -> &'static [Value] {
        // SAFETY: by the constructor's contract; the lifetime ends with the call.
        unsafe { std::slice::from_raw_parts(self.ptr, self.npos as usize) }
    }
    /// Number of positional arguments.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.npos as usize
    }
    pub fn is_empty(&self) -> bool {
        self.npos == 0
    }
    /// Positional argument `i`.
    #[inline(always)]
    pub fn get(&self, i: usize) -> Option<Value> {
        self.pos().get(i).copied()
    }
    /// Positional argument `i`, known to be there because the arity was checked.
    #[inline(always)]
    pub fn at(&self, i: usize) -> Value {
        self.pos()[i]
    }
    /// Number of keyword arguments.
    #[inline(always)]
    pub fn kw_len(&self) -> usize {
        self.nkw as usize
    }
    /// Keyword arguments in order.
    pub fn kw(&self) -> impl Iterator<Item = (Gc<Str>, Value)> + use<> {
        let names = self.kwnames.cast::<Tuple>().map_or(&[][..], |t| t.items());
        let this = *self;
        names.iter().enumerate().filter_map(move |(i, n)| {
            // SAFETY: keyword values follow the positional ones.
            n.cast::<Str>()
                .map(|n| (n, unsafe { *this.ptr.add(this.npos as usize + i) }))
        })
    }
    /// The value of one keyword argument.
    pub fn kw_get(&self, name: &str) -> Option<Value> {
        self.kw().find(|(n, _)| n.as_str() == name).map(|(_, v)| v)
    }
    /// Positional values, then keyword values.
    pub fn all(&self) -> &'static [Value] {
        // SAFETY: as `pos`.
        unsafe { std::slice::from_raw_parts(self.ptr, (self.npos + self.nkw) as usize) }
    }
    /// The tuple of keyword names, or NULL.
    pub fn kwnames(&self) -> Value {
        self.kwnames
    }
    /// Without the first `n` positional arguments.
    pub fn skip(&self, n: usize) -> Args {
        let n = n.min(self.npos as usize);
        // SAFETY: stays inside the row.
        Args {
            ptr: unsafe { self.ptr.add(n) },
            npos: self.npos - n as u32,
            ..*self
        }
    }
    /// Raises TypeError when there are keyword arguments.
    pub fn no_kw(&self, vm: &mut Vm, func: &str) -> R<()> {
        if self.nkw == 0 {
            Ok(())
        } else {
            Err(vm.type_error(format!("{func}() takes no keyword arguments")))
        }
    }
    /// Raises TypeError unless the number of positional arguments is in `min..=max`, worded as CPython's argument clinic does.
    pub fn arity(&self, vm: &mut Vm, func: &str, min: usize, max: usize) -> R<()> {
        let n = self.len();
        if n >= min && n <= max {
            return Ok(());
        }
        let (word, limit) = if min == max {
            ("", min)
        } else if n < min {
            ("at least ", min)
        } else {
            ("at most ", max)
        };
        let s = if limit == 1 { "" } else { "s" };
        Err(vm.type_error(format!(
            "{func} expected {word}{limit} argument{s}, got {n}"
        )))
    }
    /// Binds positional and keyword arguments to named parameters: `names[i]` is filled from position `i` or by keyword; names before
    /// `posonly` only by position, and names from `kwonly` on only by keyword. Absent ones are NULL. Errors as CPython's argument clinic words them;
    /// the first `required` parameters must be present.
    pub fn bind<const N: usize>(
        &self,
        vm: &mut Vm,
        func: &str,
        names: [&str; N],
        posonly: usize,
        required: usize,
        kwonly: usize,
    ) -> R<[Value; N]> {
        let mut out = [Value::NULL; N];
        let n = self.len();
        let plural = |n: usize| if n == 1 { "" } else { "s" };
        let total = n + self.kw_len();
        if total > N {
            let (word, s) = (if n == 0 { "keyword " } else { "" }, plural(N));
            return Err(vm.type_error(format!(
                "{func}() takes at most {N} {word}argument{s} ({total} given)"
            )));
        }
        if n > kwonly {
            if kwonly == 0 {
                return Err(vm.type_error(format!("{func}() takes no positional arguments")));
            }
            let at = if required < kwonly {
                "at most"
            } else {
                "exactly"
            };
            let s = plural(kwonly);
            return Err(vm.type_error(format!(
                "{func}() takes {at} {kwonly} positional argument{s} ({n} given)"
            )));
        }
        out[..n].copy_from_slice(self.pos());
        let mut wrong = None;
        for (k, v) in self.kw() {
            let i = names
                .iter()
                .position(|x| *x == k.as_str())
                .filter(|&i| i >= posonly);
            match i {
                Some(i) if out[i].is_null() => out[i] = v,
                _ if wrong.is_none() => wrong = Some((k, i)),
                _ => {}
            }
        }
        for (i, name) in names.iter().enumerate().take(required) {
            if out[i].is_null() {
                return Err(if i < posonly {
                    let at = if required < kwonly {
                        "at least"
                    } else {
                        "exactly"
                    };
                    let s = if required == 1 { "" } else { "s" };
                    vm.type_error(format!(
                        "{func}() takes {at} {required} positional argument{s} ({n} given)"
                    ))
                } else {
                    vm.type_error(format!(
                        "{func}() missing required argument '{name}' (pos {})",
                        i + 1
                    ))
                });
            }
        }
        // CPython looks for absent parameters before it looks at surplus keywords.
        match wrong {
            None => Ok(out),
            Some((_, Some(i))) => Err(vm.type_error(format!(
                "argument for {func}() given by name ('{}') and position ({})",
                names[i],
                i + 1
            ))),
            Some((k, None)) => Err(vm.type_error(format!(
                "{func}() got an unexpected keyword argument '{}'",
                k.as_str()
            ))),
        }
    }
}
