//! Named tuples of the system modules (`sys.version_info` and the like): tuple layout, fields by name.

use crate::heap::Kind;
use crate::object::{GetSetDef, Slots, Tuple, TypeId, TypeSpec, class, types};
use crate::value::Value;
use crate::vm::{R, Vm};

/// Item `I` as an attribute.
pub fn item<const I: usize>(vm: &mut Vm, o: Value) -> R {
    match o.cast::<Tuple>().and_then(|t| t.items().get(I).copied()) {
        Some(v) => Ok(v),
        None => Err(vm.type_error("malformed struct sequence")),
    }
}

/// A struct sequence value.
pub fn make(vm: &mut Vm, id: TypeId, items: &[Value]) -> Value {
    Tuple::with_extra(&vm.heap, items, id, 0).value()
}

fn repr(vm: &mut Vm, o: Value) -> R {
    let class = vm.class_of(o);
    let Some(spec) = SPECS.iter().find(|s| s.id == class.id) else {
        return Ok(vm.default_repr(o).value());
    };
    let items = o.cast::<Tuple>().map_or(&[][..], |t| t.items());
    let mut out = format!("{}.{}(", spec.module, spec.name);
    for (i, (g, v)) in spec.getset.iter().zip(items).enumerate() {
        if i > 0 {
            out.push_str(", ");
        }
        let s = vm.repr(*v)?;
        out.push_str(g.name);
        out.push('=');
        out.push_str(s.as_str());
    }
    out.push(')');
    Ok(vm.string(out))
}

macro_rules! fields {
    (@ $list:ident $($name:literal = $i:literal),*) => {
        static $list: &[GetSetDef] = &[$(GetSetDef::ro($name, item::<$i>)),*];
    };
}

fields!(@ VERSION_FIELDS "major" = 0, "minor" = 1, "micro" = 2, "releaselevel" = 3, "serial" = 4);
fields!(@ FLOAT_FIELDS "max" = 0, "max_exp" = 1, "max_10_exp" = 2, "min" = 3, "min_exp" = 4, "min_10_exp" = 5, "dig" = 6, "mant_dig" = 7,
    "epsilon" = 8, "radix" = 9, "rounds" = 10);
fields!(@ INT_FIELDS "bits_per_digit" = 0, "sizeof_digit" = 1, "default_max_str_digits" = 2, "str_digits_check_threshold" = 3);
fields!(@ HASH_FIELDS "width" = 0, "modulus" = 1, "inf" = 2, "nan" = 3, "imag" = 4, "algorithm" = 5, "hash_bits" = 6, "seed_bits" = 7, "cutoff" = 8);
fields!(@ FLAG_FIELDS "debug" = 0, "inspect" = 1, "interactive" = 2, "optimize" = 3, "dont_write_bytecode" = 4, "no_user_site" = 5,
    "no_site" = 6, "ignore_environment" = 7, "verbose" = 8, "bytes_warning" = 9, "quiet" = 10, "hash_randomization" = 11, "isolated" = 12,
    "dev_mode" = 13, "utf8_mode" = 14, "warn_default_encoding" = 15, "safe_path" = 16, "int_max_str_digits" = 17);

const fn spec(id: TypeId, name: &'static str, getset: &'static [GetSetDef]) -> TypeSpec {
    TypeSpec {
        id,
        name,
        module: "sys",
        base: types::TUPLE,
        kind: Kind::Tuple,
        flags: class::NO_NEW,
        slots: Slots {
            repr: Some(repr),
            ..Slots::NONE
        },
        getset,
        ..TypeSpec::BASE
    }
}

static VERSION: TypeSpec = spec(types::STRUCT_SEQ_VERSION, "version_info", VERSION_FIELDS);
static FLOAT: TypeSpec = spec(types::STRUCT_SEQ_FLOAT_INFO, "float_info", FLOAT_FIELDS);
static INT: TypeSpec = spec(types::STRUCT_SEQ_INT_INFO, "int_info", INT_FIELDS);
static HASH: TypeSpec = spec(types::STRUCT_SEQ_HASH_INFO, "hash_info", HASH_FIELDS);
static FLAGS: TypeSpec = spec(types::STRUCT_SEQ_FLAGS, "flags", FLAG_FIELDS);

/// The struct sequences of `sys`.
pub static SPECS: &[&TypeSpec] = &[&VERSION, &FLOAT, &INT, &HASH, &FLAGS];
