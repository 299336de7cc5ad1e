//! Displays and comprehension targets.

use super::names::next_or_raise;
use crate::heap::Gc;
use crate::object::{Dict, List, Set, Slice, Tuple, types};
use crate::run::{Flow, Policy, Regs};
use crate::value::Value;
use crate::vm::{R, Vm};

/// The top `n` values.
#[inline(always)]
fn top(r: &Regs, n: usize) -> &'static [Value] {
    // SAFETY: the verifier proved the depth; the slice is used before the stack changes.
    unsafe { std::slice::from_raw_parts(r.sp.sub(n), n) }
}

#[inline(always)]
pub fn build_tuple<P: Policy>(vm: &mut Vm, r: &mut Regs, n: u32) -> Flow {
    let v = vm.tuple(top(r, n as usize));
    r.drop(n as usize);
    r.push(v);
    Flow::Next
}
#[inline(always)]
pub fn build_list<P: Policy>(vm: &mut Vm, r: &mut Regs, n: u32) -> Flow {
    let v = new_list(vm, top(r, n as usize));
    r.drop(n as usize);
    r.push(v);
    Flow::Next
}
/// Out of line, because a `Vec` argument is passed by address (rule 1).
#[inline(never)]
fn new_list(vm: &mut Vm, items: &[Value]) -> Value {
    vm.list(items.to_vec())
}
#[inline(always)]
pub fn build_set<P: Policy>(vm: &mut Vm, r: &mut Regs, n: u32) -> Flow {
    r.sync_ip(vm);
    match build_set_slow(vm, top(r, n as usize)) {
        Ok(v) => {
            r.drop(n as usize);
            r.push(v);
            Flow::Next
        }
        Err(_) => Flow::Raise,
    }
}
#[inline(never)]
fn build_set_slow(vm: &mut Vm, items: &[Value]) -> R {
    let s = vm.new_set();
    for &v in items {
        vm.set_add(s, v)?;
    }
    Ok(s.value())
}
#[inline(always)]
pub fn build_map<P: Policy>(vm: &mut Vm, r: &mut Regs, n: u32) -> Flow {
    r.sync_ip(vm);
    match build_map_slow(vm, top(r, 2 * n as usize)) {
        Ok(v) => {
            r.drop(2 * n as usize);
            r.push(v);
            Flow::Next
        }
        Err(_) => Flow::Raise,
    }
}
#[inline(never)]
fn build_map_slow(vm: &mut Vm, items: &[Value]) -> R {
    let d = vm.new_dict();
    for kv in items.chunks_exact(2) {
        vm.dict_set(d, kv[0], kv[1])?;
    }
    Ok(d.value())
}
#[inline(always)]
pub fn build_slice<P: Policy>(vm: &mut Vm, r: &mut Regs, n: u32) -> Flow {
    let step = if n == 3 { r.pop() } else { Value::NONE };
    let stop = r.pop();
    let start = r.peek(0);
    let s = Slice::new(&vm.heap, start, stop, step);
    r.poke(0, s.value());
    Flow::Next
}
#[inline(always)]
pub fn list_append<P: Policy>(vm: &mut Vm, r: &mut Regs, depth: u32) -> Flow {
    let v = r.pop();
    if let Some(l) = r.peek(depth as usize - 1).cast::<List>() {
        l.push(&vm.heap, v);
    }
    Flow::Next
}
#[inline(always)]
pub fn set_add<P: Policy>(vm: &mut Vm, r: &mut Regs, depth: u32) -> Flow {
    r.sync_ip(vm);
    let f = next_or_raise!(set_add_slow(vm, r.peek(depth as usize), r.peek(0)));
    if f == Flow::Next {
        r.drop(1);
    }
    f
}
#[inline(never)]
fn set_add_slow(vm: &mut Vm, s: Value, v: Value) -> R<()> {
    if let Some(s) = s.cast::<Set>() {
        vm.set_add(s, v)?;
    }
    Ok(())
}
#[inline(always)]
pub fn map_add<P: Policy>(vm: &mut Vm, r: &mut Regs, depth: u32) -> Flow {
    r.sync_ip(vm);
    let f = next_or_raise!(map_add_slow(
        vm,
        r.peek(depth as usize + 1),
        r.peek(1),
        r.peek(0)
    ));
    if f == Flow::Next {
        r.drop(2);
    }
    f
}
#[inline(never)]
fn map_add_slow(vm: &mut Vm, d: Value, k: Value, v: Value) -> R<()> {
    if let Some(d) = d.cast::<Dict>() {
        vm.dict_set(d, k, v)?;
    }
    Ok(())
}
#[inline(always)]
pub fn list_extend<P: Policy>(vm: &mut Vm, r: &mut Regs, depth: u32) -> Flow {
    r.sync_ip(vm);
    let f = next_or_raise!(vm.list_extend_display(r.peek(depth as usize), r.peek(0)));
    if f == Flow::Next {
        r.drop(1);
    }
    f
}
#[inline(always)]
pub fn set_update<P: Policy>(vm: &mut Vm, r: &mut Regs, depth: u32) -> Flow {
    r.sync_ip(vm);
    let f = next_or_raise!(vm.set_update_display(r.peek(depth as usize), r.peek(0)));
    if f == Flow::Next {
        r.drop(1);
    }
    f
}
#[inline(always)]
pub fn dict_update<P: Policy>(vm: &mut Vm, r: &mut Regs, depth: u32) -> Flow {
    r.sync_ip(vm);
    let f = next_or_raise!(vm.dict_update_display(r.peek(depth as usize), r.peek(0)));
    if f == Flow::Next {
        r.drop(1);
    }
    f
}
/// `**kwargs` in a call: duplicate keys are an error that names the callable.
#[inline(always)]
pub fn dict_merge<P: Policy>(vm: &mut Vm, r: &mut Regs, depth: u32) -> Flow {
    r.sync_ip(vm);
    let callable = r.peek(depth as usize + 3);
    let f = next_or_raise!(vm.dict_merge_kwargs(callable, r.peek(depth as usize), r.peek(0)));
    if f == Flow::Next {
        r.drop(1);
    }
    f
}

impl Vm {
    /// `[*iterable]`.
    pub fn list_extend_display(&mut self, list: Value, v: Value) -> R<()> {
        let Some(l) = list.cast::<List>() else {
            return Ok(());
        };
        if v.is_exact(types::TUPLE)
            && let Some(t) = v.cast::<Tuple>()
        {
            l.extend(&self.heap, t.items());
            return Ok(());
        }
        let class = self.class_of(v);
        if class.slots().iter.is_none() && class.slots().getitem.is_none() {
            let t = class.name_str();
            return Err(self.type_error(format!("Value after * must be an iterable, not {t}")));
        }
        self.list_extend(l, v)
    }
    /// `{*iterable}`.
    pub fn set_update_display(&mut self, set: Value, v: Value) -> R<()> {
        let Some(s) = set.cast::<Set>() else {
            return Ok(());
        };
        self.set_update(s, v)
    }
    /// `{**mapping}`.
    pub fn dict_update_display(&mut self, dict: Value, v: Value) -> R<()> {
        let Some(d) = dict.cast::<Dict>() else {
            return Ok(());
        };
        let keys = self.n.keys;
        if v.cast::<Dict>().is_none() && self.getattr_opt(v, keys)?.is_none() {
            let t = self.type_name(v);
            return Err(self.type_error(format!("'{t}' object is not a mapping")));
        }
        self.for_each_item(v, |vm, k, x| vm.dict_set(d, k, x))
    }
    /// `f(**mapping)`.
    pub fn dict_merge_kwargs(&mut self, callable: Value, dict: Value, v: Value) -> R<()> {
        let Some(d) = dict.cast::<Dict>() else {
            return Ok(());
        };
        let keys = self.n.keys;
        if v.cast::<Dict>().is_none() && self.getattr_opt(v, keys)?.is_none() {
            let (f, t) = (self.callable_text(callable)?, self.type_name(v));
            return Err(
                self.type_error(format!("{f} argument after ** must be a mapping, not {t}"))
            );
        }
        self.for_each_item(v, |vm, k, x| {
            if k.cast::<crate::object::Str>().is_none() {
                return Err(vm.type_error("keywords must be strings"));
            }
            if vm.dict_get(d, k)?.is_some() {
                let f = vm.callable_text(callable)?;
                let key = vm.str_of(k)?;
                let m = format!(
                    "{f} got multiple values for keyword argument '{}'",
                    key.as_str()
                );
                return Err(vm.type_error(m));
            }
            vm.dict_set(d, k, x)
        })
    }
    /// Calls `f` with the items of a dict or a mapping with `keys()`.
    pub fn for_each_item(
        &mut self,
        v: Value,
        mut f: impl FnMut(&mut Vm, Value, Value) -> R<()>,
    ) -> R<()> {
        if let Some(d) = v.cast::<Dict>()
            && (v.is_exact(types::DICT) || self.iterates_as_dict(v))
        {
            let mut i = 0;
            while let Some((at, e)) = d.next_entry(i) {
                f(self, e.key, e.value)?;
                i = at + 1;
            }
            return Ok(());
        }
        let keys = self.call_method(v, "keys", &[])?;
        let class = self.class_of(keys);
        if class.slots().iter.is_none() && class.slots().getitem.is_none() {
            let (c, t) = (self.type_name(v), class.name_str());
            return Err(self.type_error(format!("{c}.keys() returned a non-iterable (type {t})")));
        }
        self.iterate(keys, |vm, k| {
            let x = vm.getitem(v, k)?;
            f(vm, k, x)
        })
    }
    /// A dict subclass that does not override `__iter__`.
    fn iterates_as_dict(&self, v: Value) -> bool {
        let base = self.class(types::DICT).slots().iter.map(|f| f as usize);
        self.class_of(v).slots().iter.map(|f| f as usize) == base
    }
    /// How error messages name a callable: `module.qualname()`.
    pub fn callable_text(&mut self, f: Value) -> R<String> {
        let (q, m) = (self.n.qualname, self.n.module);
        let Some(name) = self.getattr_opt(f, q)? else {
            return Ok(self.str_of(f)?.as_str().to_string());
        };
        let name = self.str_of(name)?;
        match self.getattr_opt(f, m)? {
            Some(m) if !m.is_none() => {
                let m = self.str_of(m)?;
                if m.as_str() == "builtins" {
                    return Ok(format!("{}()", name.as_str()));
                }
                Ok(format!("{}.{}()", m.as_str(), name.as_str()))
            }
            _ => Ok(format!("{}()", name.as_str())),
        }
    }
    /// A list made of these values.
    pub fn list_of(&self, items: &[Value]) -> Gc<List> {
        List::new(&self.heap, items.to_vec())
    }
}
