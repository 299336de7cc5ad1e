//! Class-specific attributes kept in `Exception::fields`, and the small classes that need nothing else.
//!
//! Indices: StopIteration value 0; SystemExit code 0; NameError name 0; AttributeError name 0, obj 1; ImportError msg 0, name 1, path 2,
//! name_from 3; OSError errno 0, strerror 1, filename 2, filename2 3, characters_written 4; SyntaxError msg 0, filename 1, lineno 2, offset 3, text 4,
//! end_lineno 5, end_offset 6; UnicodeError encoding 0, object 1, start 2, end 3, reason 4; exception groups message 0, exceptions 1.

use super::base::{args_of, init, this};
use crate::object::{GetSetDef, TypeId, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

/// Reads field `I`; unset is None.
pub fn get<const I: usize>(vm: &mut Vm, o: Value) -> R {
    Ok(this(vm, o)?.fields[I]
        .get()
        .non_null()
        .unwrap_or(Value::NONE))
}
/// Sets field `I`; deleting unsets it.
pub fn set<const I: usize>(vm: &mut Vm, o: Value, v: Option<Value>) -> R<()> {
    this(vm, o)?.fields[I].set(v.unwrap_or(Value::NULL));
    Ok(())
}
/// A writable attribute in field `I`.
pub const fn field<const I: usize>(name: &'static str) -> GetSetDef {
    GetSetDef::rw(name, get::<I>, set::<I>)
}

pub static VALUE: &[GetSetDef] = &[field::<0>("value")];
pub static CODE: &[GetSetDef] = &[field::<0>("code")];
pub static NAME: &[GetSetDef] = &[field::<0>("name")];
pub static NAME_OBJ: &[GetSetDef] = &[field::<0>("name"), field::<1>("obj")];
pub static IMPORT: &[GetSetDef] = &[
    field::<0>("msg"),
    field::<1>("name"),
    field::<2>("path"),
    field::<3>("name_from"),
];

/// `StopIteration.__init__`.
pub fn init_value(vm: &mut Vm, o: Value, a: Args) -> R<()> {
    init(vm, o, a)?;
    this(vm, o)?.fields[0].set(a.get(0).unwrap_or(Value::NONE));
    Ok(())
}

/// The exit code that arguments stand for.
pub(super) fn exit_code(vm: &mut Vm, args: &[Value]) -> Value {
    match args {
        [] => Value::NONE,
        [one] => *one,
        _ => vm.tuple(args),
    }
}

/// `SystemExit.__init__`.
pub fn init_code(vm: &mut Vm, o: Value, a: Args) -> R<()> {
    init(vm, o, a)?;
    let code = exit_code(vm, a.pos());
    this(vm, o)?.fields[0].set(code);
    Ok(())
}

/// A missing key is shown by its repr, so that `''` is visible.
pub fn key_error_str(vm: &mut Vm, o: Value) -> R {
    let e = this(vm, o)?;
    match args_of(e) {
        [one] => Ok(vm.repr(*one)?.value()),
        _ => super::base::str(vm, o),
    }
}

/// Whether the class gives the shared fields a meaning of its own: two such classes cannot be combined in one subclass.
pub fn has_own_fields(id: TypeId) -> bool {
    [
        types::STOP_ITERATION,
        types::SYSTEM_EXIT,
        types::NAME_ERROR,
        types::ATTRIBUTE_ERROR,
        types::IMPORT_ERROR,
        types::OS_ERROR,
        types::SYNTAX_ERROR,
        types::UNICODE_DECODE_ERROR,
        types::UNICODE_ENCODE_ERROR,
        types::UNICODE_TRANSLATE_ERROR,
        types::BASE_EXCEPTION_GROUP,
    ]
    .contains(&id)
}
