//! Binding call arguments to the parameters of a Python function, with CPython's error texts.

use crate::heap::Gc;
use crate::object::code::{CO_VARARGS, CO_VARKEYWORDS};
use crate::object::{Code, Dict, Function, Str, Tuple};
use crate::value::Value;
use crate::vm::{R, Raised, Vm};

impl Vm {
    /// Rearranges `npos` positional values and the values of `kwnames`, which lie at `args`, into parameter slots at `args`: positional,
    /// keyword-only, `*args`, `**kwargs`. Runs no Python code.
    #[inline(never)]
    pub fn bind_arguments(
        &mut self,
        func: Gc<Function>,
        args: *mut Value,
        npos: usize,
        kwnames: Value,
    ) -> R<()> {
        let code = func.code.get();
        let names = Self::kwnames_slice(kwnames);
        // SAFETY: the caller passes a row of that many values. The copies stay rooted: the values remain referenced from the row until it is
        // overwritten below, and nothing collects before the function returns.
        let given: Vec<Value> =
            unsafe { std::slice::from_raw_parts(args, npos + names.len()) }.to_vec();
        let (pos, kw) = given.split_at(npos);
        let argcount = code.argcount as usize;
        let kwonly = code.kwonly as usize;
        let named = argcount + kwonly;
        let varargs = code.flags & CO_VARARGS != 0;
        let varkw = code.flags & CO_VARKEYWORDS != 0;
        let mut slots = vec![Value::NULL; code.parameter_count()];
        let direct = npos.min(argcount);
        slots[..direct].copy_from_slice(&pos[..direct]);
        if varargs {
            slots[named] = self.tuple(&pos[direct..]);
        }
        let extra_kw: Option<Gc<Dict>> = if varkw {
            let d = Dict::new(&self.heap);
            slots[named + varargs as usize] = d.value();
            Some(d)
        } else {
            None
        };
        for (i, name) in names.iter().enumerate() {
            let Some(n) = name.cast::<Str>() else {
                return Err(self.func_error(func, "keywords must be strings"));
            };
            let posonly = code.posonly as usize;
            let at = (posonly..named)
                .find(|&s| code.local_names[s].same(n))
                .or_else(|| (posonly..named).find(|&s| code.local_names[s].as_str() == n.as_str()));
            match at {
                Some(s) => {
                    if !slots[s].is_null() {
                        let m = format!("got multiple values for argument '{}'", n.as_str());
                        return Err(self.func_error(func, &m));
                    }
                    slots[s] = kw[i];
                }
                None => match extra_kw {
                    Some(d) => d.set_str(&self.heap, n, kw[i]),
                    None => return Err(self.unexpected_keyword(func, code, n, names)),
                },
            }
        }
        if npos > argcount && !varargs {
            return Err(self.too_many_positional(func, code, npos, &slots));
        }
        if npos < argcount {
            let defaults = func
                .defaults
                .get()
                .cast::<Tuple>()
                .map_or(&[][..], |t| t.items());
            let first_default = argcount.saturating_sub(defaults.len());
            let missing: Vec<&str> = (npos..first_default)
                .filter(|&i| slots[i].is_null())
                .map(|i| code.local_names[i].as_str())
                .collect();
            if !missing.is_empty() {
                return Err(self.missing_arguments(func, "positional", &missing));
            }
            // The last default is the last parameter's, even if there are more defaults than parameters.
            let surplus = defaults.len().saturating_sub(argcount);
            for i in first_default.max(npos)..argcount {
                if slots[i].is_null() {
                    slots[i] = defaults[i - first_default + surplus];
                }
            }
        }
        if kwonly > 0 {
            let mut missing = Vec::new();
            let kwdefaults = func.kwdefaults.get().cast::<Dict>();
            for (i, slot) in slots.iter_mut().enumerate().take(named).skip(argcount) {
                if slot.is_null() {
                    match kwdefaults.and_then(|d| d.get_str(code.local_names[i])) {
                        Some(v) => *slot = v,
                        None => missing.push(code.local_names[i].as_str()),
                    }
                }
            }
            if !missing.is_empty() {
                return Err(self.missing_arguments(func, "keyword-only", &missing));
            }
        }
        // SAFETY: the parameter slots lie inside the frame's window, which was checked against the limit.
        unsafe { std::ptr::copy_nonoverlapping(slots.as_ptr(), args, slots.len()) };
        Ok(())
    }
    fn func_error(&mut self, func: Gc<Function>, rest: &str) -> Raised {
        let q = func
            .qualname
            .get()
            .cast::<Str>()
            .map_or("?", |s| s.as_str());
        self.type_error(format!("{q}() {rest}"))
    }
    fn missing_arguments(&mut self, func: Gc<Function>, kind: &str, names: &[&str]) -> Raised {
        let n = names.len();
        let quoted: Vec<String> = names.iter().map(|s| format!("'{s}'")).collect();
        let list = match quoted.as_slice() {
            [a] => a.clone(),
            [a, b] => format!("{a} and {b}"),
            [first @ .., last] => format!("{}, and {last}", first.join(", ")),
            [] => String::new(),
        };
        let s = if n == 1 { "" } else { "s" };
        self.func_error(
            func,
            &format!("missing {n} required {kind} argument{s}: {list}"),
        )
    }
    fn too_many_positional(
        &mut self,
        func: Gc<Function>,
        code: Gc<Code>,
        given: usize,
        slots: &[Value],
    ) -> Raised {
        let argcount = code.argcount as usize;
        let defcount = func.defaults.get().cast::<Tuple>().map_or(0, |t| t.len());
        let kwonly_given = (argcount..argcount + code.kwonly as usize)
            .filter(|&i| !slots[i].is_null())
            .count();
        let (sig, plural) = if defcount > 0 {
            // Replaced code may have fewer parameters than there are defaults; CPython prints the negative number.
            let least = argcount as i64 - defcount as i64;
            (format!("from {least} to {argcount}"), true)
        } else {
            (argcount.to_string(), argcount != 1)
        };
        let kw_note = if kwonly_given > 0 {
            format!(
                " positional argument{} (and {kwonly_given} keyword-only argument{})",
                if given == 1 { "" } else { "s" },
                if kwonly_given == 1 { "" } else { "s" }
            )
        } else {
            String::new()
        };
        let was = if given == 1 && kwonly_given == 0 {
            "was"
        } else {
            "were"
        };
        let s = if plural { "s" } else { "" };
        self.func_error(
            func,
            &format!("takes {sig} positional argument{s} but {given}{kw_note} {was} given"),
        )
    }
    fn unexpected_keyword(
        &mut self,
        func: Gc<Function>,
        code: Gc<Code>,
        n: Gc<Str>,
        given: &[Value],
    ) -> Raised {
        let posonly = code.posonly as usize;
        let hits: Vec<&str> = (0..posonly)
            .map(|i| code.local_names[i].as_str())
            .filter(|p| {
                given
                    .iter()
                    .any(|g| g.cast::<Str>().is_some_and(|g| g.as_str() == *p))
            })
            .collect();
        if !hits.is_empty() {
            let m = format!(
                "got some positional-only arguments passed as keyword arguments: '{}'",
                hits.join(", ")
            );
            return self.func_error(func, &m);
        }
        let candidates: Vec<&str> = (posonly..(code.argcount + code.kwonly) as usize)
            .map(|i| code.local_names[i].as_str())
            .collect();
        let mut m = format!("got an unexpected keyword argument '{}'", n.as_str());
        if let Some(s) = crate::text::suggest::suggest(n.as_str(), candidates.iter().copied()) {
            m.push_str(&format!(". Did you mean '{s}'?"));
        }
        self.func_error(func, &m)
    }
}
