//! The slot table: every type slot once, with the special methods that stand for it. `class_slots` derives everything from it.

use super::slot_calls as calls;
use crate::object::{Cmp, Slots, nb};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

/// Calls a slot as a special method does: checks and converts the arguments.
pub type Wrap = fn(&mut Vm, &Slots, Value, Args) -> R;

/// One slot and its special methods.
pub struct Group {
    /// Special methods; `None` = nothing to call natively (`__getattr__`, `__del__`).
    pub rows: &'static [(&'static str, Option<Wrap>)],
    pub copy: fn(&Slots, &mut Slots),
    pub clear: fn(&mut Slots),
    /// Installs the function that calls the Python method; `None`: the slot has no Python form (sequence concatenation and repetition).
    pub generic: Option<fn(&mut Slots)>,
    pub present: fn(&Slots) -> bool,
}

fn want(vm: &mut Vm, a: Args, n: usize) -> R<()> {
    if a.len() == n {
        return Ok(());
    }
    Err(vm.type_error(format!(
        "expected {n} argument{}, got {}",
        if n == 1 { "" } else { "s" },
        a.len()
    )))
}

fn one_or_two(vm: &mut Vm, a: Args) -> R<()> {
    match a.len() {
        1 | 2 => Ok(()),
        n => Err(vm.type_error(format!("expected 1 or 2 arguments, got {n}"))),
    }
}

macro_rules! field_group {
    ($field:ident, $generic:expr, [$($row:expr),*]) => {
        Group {
            rows: &[$($row),*],
            copy: |f, t| t.$field = f.$field,
            clear: |t| t.$field = None,
            generic: Some(|t| t.$field = Some($generic)),
            present: |s| s.$field.is_some(),
        }
    };
}
macro_rules! call_slot_fn {
    ($vm:ident, $s:ident . $field:ident, $($arg:expr),*) => {
        match $s.$field {
            Some(f) => f($vm, $($arg),*),
            None => Ok(Default::default()),
        }
    };
}
macro_rules! unary {
    ($name:literal, $field:ident) => {
        field_group!(
            $field,
            calls::$field,
            [(
                $name,
                Some(|vm, s, o, a| {
                    want(vm, a, 0)?;
                    match s.$field {
                        Some(f) => f(vm, o),
                        None => Ok(Value::NOT_IMPLEMENTED),
                    }
                })
            )]
        )
    };
}
macro_rules! binary {
    ($name:literal, $rname:literal, $i:expr) => {
        Group {
            rows: &[
                (
                    $name,
                    Some(|vm, s, o, a| {
                        want(vm, a, 1)?;
                        match s.binary[$i] {
                            Some(f) => f(vm, o, a.at(0)),
                            None => Ok(Value::NOT_IMPLEMENTED),
                        }
                    }),
                ),
                (
                    $rname,
                    Some(|vm, s, o, a| {
                        want(vm, a, 1)?;
                        match s.binary[$i] {
                            Some(f) => f(vm, a.at(0), o),
                            None => Ok(Value::NOT_IMPLEMENTED),
                        }
                    }),
                ),
            ],
            copy: |f, t| t.binary[$i] = f.binary[$i],
            clear: |t| t.binary[$i] = None,
            generic: Some(|t| t.binary[$i] = Some(calls::binary::<{ $i }>)),
            present: |s| s.binary[$i].is_some(),
        }
    };
}
macro_rules! inplace {
    ($name:literal, $i:expr) => {
        Group {
            rows: &[(
                $name,
                Some(|vm, s, o, a| {
                    want(vm, a, 1)?;
                    match s.inplace[$i] {
                        Some(f) => f(vm, o, a.at(0)),
                        None => Ok(Value::NOT_IMPLEMENTED),
                    }
                }),
            )],
            copy: |f, t| t.inplace[$i] = f.inplace[$i],
            clear: |t| t.inplace[$i] = None,
            generic: Some(|t| t.inplace[$i] = Some(calls::inplace::<{ $i }>)),
            present: |s| s.inplace[$i].is_some(),
        }
    };
}
macro_rules! compare_row {
    ($name:literal, $op:expr) => {
        (
            $name,
            Some(|vm, s, o, a| {
                want(vm, a, 1)?;
                match s.compare {
                    Some(f) => f(vm, o, a.at(0), $op),
                    None => Ok(Value::NOT_IMPLEMENTED),
                }
            }),
        )
    };
}
macro_rules! sequence {
    ($field:ident, [$($row:expr),*]) => {
        Group {
            rows: &[$($row),*],
            copy: |f, t| t.$field = f.$field,
            clear: |t| t.$field = None,
            generic: None,
            present: |s| s.$field.is_some(),
        }
    };
}

fn none_or(v: Value) -> Option<Value> {
    v.non_none()
}

/// Every slot.
pub static GROUPS: &[Group] = &[
    unary!("__repr__", repr),
    unary!("__str__", str),
    field_group!(
        hash,
        calls::hash,
        [(
            "__hash__",
            Some(|vm, s, o, a| {
                want(vm, a, 0)?;
                match s.hash {
                    Some(f) => f(vm, o).map(|h| vm.int(h)),
                    None => Ok(Value::NONE),
                }
            })
        )]
    ),
    field_group!(
        call,
        calls::call,
        [(
            "__call__",
            Some(|vm, s, o, a| match s.call {
                Some(f) => f(vm, o, a),
                None => Err(vm.type_error("object is not callable")),
            })
        )]
    ),
    field_group!(
        getattr,
        calls::getattr_hook,
        [
            (
                "__getattribute__",
                Some(|vm, s, o, a| {
                    want(vm, a, 1)?;
                    let n = vm.attr_name(a.at(0))?;
                    match s.getattr {
                        Some(f) => f(vm, o, n),
                        None => vm.generic_getattr(o, n),
                    }
                })
            ),
            ("__getattr__", None)
        ]
    ),
    field_group!(
        setattr,
        calls::setattr,
        [
            (
                "__setattr__",
                Some(|vm, s, o, a| {
                    a.arity(vm, "__setattr__", 2, 2)?;
                    let n = vm.attr_name(a.at(0))?;
                    match s.setattr {
                        Some(f) => f(vm, o, n, Some(a.at(1)))?,
                        None => vm.generic_setattr(o, n, Some(a.at(1)))?,
                    }
                    Ok(Value::NONE)
                })
            ),
            (
                "__delattr__",
                Some(|vm, s, o, a| {
                    want(vm, a, 1)?;
                    let n = vm.attr_name(a.at(0))?;
                    match s.setattr {
                        Some(f) => f(vm, o, n, None)?,
                        None => vm.generic_setattr(o, n, None)?,
                    }
                    Ok(Value::NONE)
                })
            )
        ]
    ),
    field_group!(
        compare,
        calls::compare,
        [
            compare_row!("__lt__", Cmp::Lt),
            compare_row!("__le__", Cmp::Le),
            compare_row!("__eq__", Cmp::Eq),
            compare_row!("__ne__", Cmp::Ne),
            compare_row!("__gt__", Cmp::Gt),
            compare_row!("__ge__", Cmp::Ge)
        ]
    ),
    unary!("__iter__", iter),
    field_group!(
        next,
        calls::next,
        [(
            "__next__",
            Some(|vm, s, o, a| {
                want(vm, a, 0)?;
                vm.stop_value = Value::NONE;
                match s.next {
                    Some(f) => match f(vm, o)? {
                        Some(v) => Ok(v),
                        None => Err(vm.end_of_iteration()),
                    },
                    None => Ok(Value::NOT_IMPLEMENTED),
                }
            })
        )]
    ),
    field_group!(
        descr_get,
        calls::descr_get,
        [(
            "__get__",
            Some(|vm, s, o, a| {
                a.arity(vm, "__get__", 1, 2)?;
                let obj = none_or(a.at(0)).unwrap_or(Value::NULL);
                let class = a.get(1).and_then(none_or).unwrap_or(Value::NULL);
                if obj.is_null() && class.is_null() {
                    return Err(vm.type_error("__get__(None, None) is invalid"));
                }
                match s.descr_get {
                    Some(f) => f(vm, o, obj, class),
                    None => Ok(o),
                }
            })
        )]
    ),
    field_group!(
        descr_set,
        calls::descr_set,
        [
            (
                "__set__",
                Some(|vm, s, o, a| {
                    a.arity(vm, "__set__", 2, 2)?;
                    call_slot_fn!(vm, s.descr_set, o, a.at(0), Some(a.at(1)))?;
                    Ok(Value::NONE)
                })
            ),
            (
                "__delete__",
                Some(|vm, s, o, a| {
                    want(vm, a, 1)?;
                    call_slot_fn!(vm, s.descr_set, o, a.at(0), None)?;
                    Ok(Value::NONE)
                })
            )
        ]
    ),
    field_group!(
        init,
        calls::init,
        [(
            "__init__",
            Some(|vm, s, o, a| {
                call_slot_fn!(vm, s.init, o, a)?;
                Ok(Value::NONE)
            })
        )]
    ),
    field_group!(del, calls::del, [("__del__", None)]),
    binary!("__add__", "__radd__", nb::ADD),
    binary!("__and__", "__rand__", nb::AND),
    binary!("__floordiv__", "__rfloordiv__", nb::FLOOR_DIVIDE),
    binary!("__lshift__", "__rlshift__", nb::LSHIFT),
    binary!("__matmul__", "__rmatmul__", nb::MATMUL),
    binary!("__mul__", "__rmul__", nb::MULTIPLY),
    binary!("__mod__", "__rmod__", nb::REMAINDER),
    binary!("__or__", "__ror__", nb::OR),
    binary!("__rshift__", "__rrshift__", nb::RSHIFT),
    binary!("__sub__", "__rsub__", nb::SUBTRACT),
    binary!("__truediv__", "__rtruediv__", nb::TRUE_DIVIDE),
    binary!("__xor__", "__rxor__", nb::XOR),
    inplace!("__iadd__", nb::ADD),
    inplace!("__iand__", nb::AND),
    inplace!("__ifloordiv__", nb::FLOOR_DIVIDE),
    inplace!("__ilshift__", nb::LSHIFT),
    inplace!("__imatmul__", nb::MATMUL),
    inplace!("__imul__", nb::MULTIPLY),
    inplace!("__imod__", nb::REMAINDER),
    inplace!("__ior__", nb::OR),
    inplace!("__irshift__", nb::RSHIFT),
    inplace!("__isub__", nb::SUBTRACT),
    inplace!("__itruediv__", nb::TRUE_DIVIDE),
    inplace!("__ixor__", nb::XOR),
    field_group!(
        divmod,
        calls::divmod,
        [
            (
                "__divmod__",
                Some(|vm, s, o, a| {
                    want(vm, a, 1)?;
                    match s.divmod {
                        Some(f) => f(vm, o, a.at(0)),
                        None => Ok(Value::NOT_IMPLEMENTED),
                    }
                })
            ),
            (
                "__rdivmod__",
                Some(|vm, s, o, a| {
                    want(vm, a, 1)?;
                    match s.divmod {
                        Some(f) => f(vm, a.at(0), o),
                        None => Ok(Value::NOT_IMPLEMENTED),
                    }
                })
            )
        ]
    ),
    field_group!(
        pow,
        calls::pow,
        [
            (
                "__pow__",
                Some(|vm, s, o, a| {
                    one_or_two(vm, a)?;
                    match s.pow {
                        Some(f) => f(vm, o, a.at(0), a.get(1).unwrap_or(Value::NONE)),
                        None => Ok(Value::NOT_IMPLEMENTED),
                    }
                })
            ),
            (
                "__rpow__",
                Some(|vm, s, o, a| {
                    one_or_two(vm, a)?;
                    match s.pow {
                        Some(f) => f(vm, a.at(0), o, a.get(1).unwrap_or(Value::NONE)),
                        None => Ok(Value::NOT_IMPLEMENTED),
                    }
                })
            )
        ]
    ),
    field_group!(
        inplace_pow,
        calls::inplace_pow,
        [(
            "__ipow__",
            Some(|vm, s, o, a| {
                want(vm, a, 1)?;
                match s.inplace_pow {
                    Some(f) => f(vm, o, a.at(0)),
                    None => Ok(Value::NOT_IMPLEMENTED),
                }
            })
        )]
    ),
    unary!("__neg__", neg),
    unary!("__pos__", pos),
    unary!("__abs__", abs),
    unary!("__invert__", invert),
    field_group!(
        bool,
        calls::bool,
        [(
            "__bool__",
            Some(|vm, s, o, a| {
                want(vm, a, 0)?;
                match s.bool {
                    Some(f) => f(vm, o).map(Value::bool),
                    None => Ok(Value::TRUE),
                }
            })
        )]
    ),
    unary!("__int__", int),
    unary!("__float__", float),
    unary!("__index__", index),
    field_group!(
        len,
        calls::len,
        [(
            "__len__",
            Some(|vm, s, o, a| {
                want(vm, a, 0)?;
                match s.len {
                    Some(f) => f(vm, o).map(|n| vm.int_usize(n)),
                    None => Ok(Value::ZERO),
                }
            })
        )]
    ),
    field_group!(
        getitem,
        calls::getitem,
        [(
            "__getitem__",
            Some(|vm, s, o, a| {
                want(vm, a, 1)?;
                match s.getitem {
                    Some(f) => f(vm, o, a.at(0)),
                    None => Ok(Value::NOT_IMPLEMENTED),
                }
            })
        )]
    ),
    field_group!(
        setitem,
        calls::setitem,
        [
            (
                "__setitem__",
                Some(|vm, s, o, a| {
                    a.arity(vm, "__setitem__", 2, 2)?;
                    call_slot_fn!(vm, s.setitem, o, a.at(0), Some(a.at(1)))?;
                    Ok(Value::NONE)
                })
            ),
            (
                "__delitem__",
                Some(|vm, s, o, a| {
                    want(vm, a, 1)?;
                    call_slot_fn!(vm, s.setitem, o, a.at(0), None)?;
                    Ok(Value::NONE)
                })
            )
        ]
    ),
    field_group!(
        contains,
        calls::contains,
        [(
            "__contains__",
            Some(|vm, s, o, a| {
                want(vm, a, 1)?;
                match s.contains {
                    Some(f) => f(vm, o, a.at(0)).map(Value::bool),
                    None => Ok(Value::FALSE),
                }
            })
        )]
    ),
    sequence!(
        concat,
        [(
            "__add__",
            Some(|vm, s, o, a| {
                want(vm, a, 1)?;
                match s.concat {
                    Some(f) => f(vm, o, a.at(0)),
                    None => Ok(Value::NOT_IMPLEMENTED),
                }
            })
        )]
    ),
    sequence!(
        repeat,
        [
            ("__mul__", Some(wrap_repeat)),
            ("__rmul__", Some(wrap_repeat))
        ]
    ),
    sequence!(
        inplace_concat,
        [(
            "__iadd__",
            Some(|vm, s, o, a| {
                want(vm, a, 1)?;
                match s.inplace_concat {
                    Some(f) => f(vm, o, a.at(0)),
                    None => Ok(Value::NOT_IMPLEMENTED),
                }
            })
        )]
    ),
    sequence!(
        inplace_repeat,
        [(
            "__imul__",
            Some(|vm, s, o, a| {
                want(vm, a, 1)?;
                let n = vm.to_index(a.at(0))?;
                match s.inplace_repeat {
                    Some(f) => f(vm, o, n),
                    None => Ok(Value::NOT_IMPLEMENTED),
                }
            })
        )]
    ),
];

fn wrap_repeat(vm: &mut Vm, s: &Slots, o: Value, a: Args) -> R {
    want(vm, a, 1)?;
    let n = vm.to_index(a.at(0))?;
    match s.repeat {
        Some(f) => f(vm, o, n),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}
