//! `ImportError`, `NameError` and `AttributeError`: the classes that take keyword arguments.

use super::base::{args_of, set_args, this};
use crate::object::types;
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

/// Sets `args`, then fields from keyword arguments: `names[i]` goes to field `first + i`.
fn keywords(vm: &mut Vm, o: Value, a: Args, class: &str, names: &[&str], first: usize) -> R<()> {
    set_args(vm, o, a)?;
    let e = this(vm, o)?;
    for i in 0..names.len() {
        e.fields[first + i].set(Value::NULL);
    }
    for (k, v) in a.kw() {
        match names.iter().position(|n| *n == k.as_str()) {
            Some(i) => e.fields[first + i].set(v),
            None => {
                return Err(vm.type_error(format!(
                    "{class}() got an unexpected keyword argument '{}'",
                    k.as_str()
                )));
            }
        }
    }
    Ok(())
}

/// `NameError(*args, name=None)`.
pub fn init_name(vm: &mut Vm, o: Value, a: Args) -> R<()> {
    keywords(vm, o, a, "NameError", &["name"], 0)
}
/// `AttributeError(*args, name=None, obj=None)`.
pub fn init_attribute(vm: &mut Vm, o: Value, a: Args) -> R<()> {
    keywords(vm, o, a, "AttributeError", &["name", "obj"], 0)
}
/// `ImportError(*args, name=None, path=None, name_from=None)`.
pub fn init_import(vm: &mut Vm, o: Value, a: Args) -> R<()> {
    keywords(vm, o, a, "ImportError", &["name", "path", "name_from"], 1)?;
    let msg = if a.len() == 1 { a.at(0) } else { Value::NULL };
    this(vm, o)?.fields[0].set(msg);
    Ok(())
}
/// The message alone, when it is a str.
pub fn import_str(vm: &mut Vm, o: Value) -> R {
    let e = this(vm, o)?;
    let msg = e.fields[0].get();
    if msg.is_exact(types::STR) && !args_of(e).is_empty() {
        Ok(msg)
    } else {
        super::base::str(vm, o)
    }
}
