//! `min` and `max`.

use crate::object::Cmp;
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

pub fn max(vm: &mut Vm, _: Value, a: Args) -> R {
    extreme(vm, a, "max", Cmp::Gt)
}

pub fn min(vm: &mut Vm, _: Value, a: Args) -> R {
    extreme(vm, a, "min", Cmp::Lt)
}

struct Best {
    item: Value,
    key: Value,
}

fn offer(vm: &mut Vm, best: &mut Option<Best>, key: Option<Value>, item: Value, op: Cmp) -> R<()> {
    let k = match key {
        Some(f) => vm.call(f, &[item])?,
        None => item,
    };
    let better = match best {
        None => true,
        Some(b) => {
            let bk = b.key;
            vm.compare_bool(k, bk, op)?
        }
    };
    if better {
        *best = Some(Best { item, key: k });
    }
    Ok(())
}

fn extreme(vm: &mut Vm, a: Args, name: &str, op: Cmp) -> R {
    if a.is_empty() {
        return Err(vm.type_error(format!("{name} expected at least 1 argument, got 0")));
    }
    let (mut key, mut default) = (None, None);
    for (k, v) in a.kw() {
        match k.as_str() {
            "key" => key = v.non_none(),
            "default" => default = Some(v),
            other => {
                return Err(vm.type_error(format!(
                    "{name}() got an unexpected keyword argument '{other}'"
                )));
            }
        }
    }
    // `best` stays on the native stack, which the collector scans.
    let mut best: Option<Best> = None;
    match a.len() {
        1 => {
            let it = vm.get_iter(a.at(0))?;
            while let Some(x) = vm.iter_next(it)? {
                offer(vm, &mut best, key, x, op)?;
            }
        }
        n => {
            if default.is_some() {
                return Err(vm.type_error(format!(
                    "Cannot specify a default for {name}() with multiple positional arguments"
                )));
            }
            for i in 0..n {
                offer(vm, &mut best, key, a.at(i), op)?;
            }
        }
    }
    match (best, default) {
        (Some(b), _) => Ok(b.item),
        (None, Some(d)) => Ok(d),
        (None, None) => Err(vm.value_error(format!("{name}() iterable argument is empty"))),
    }
}
