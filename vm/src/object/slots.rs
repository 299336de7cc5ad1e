//! Type slots: the native entry points of a class, as in CPython's type object. Special methods written in Python fill a slot with a
//! function that looks the method up (see `protocol::class_slots`, whose table lists every slot once).

use super::class::Class;
use super::str::Str;
use crate::heap::Gc;
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Raised, Vm};

pub type Unary = fn(&mut Vm, Value) -> R;
/// Both operand orders reach the same slot, as in CPython: either operand may be of the slot's class.
pub type Binary = fn(&mut Vm, Value, Value) -> R;
pub type Ternary = fn(&mut Vm, Value, Value, Value) -> R;
pub type HashFn = fn(&mut Vm, Value) -> R<i64>;
pub type LenFn = fn(&mut Vm, Value) -> R<usize>;
pub type BoolFn = fn(&mut Vm, Value) -> R<bool>;
/// `Ok(None)`: exhausted.
pub type NextFn = fn(&mut Vm, Value) -> R<Option<Value>>;
pub type CompareFn = fn(&mut Vm, Value, Value, Cmp) -> R;
pub type GetAttrFn = fn(&mut Vm, Value, Gc<Str>) -> R;
/// `None` deletes.
pub type SetAttrFn = fn(&mut Vm, Value, Gc<Str>, Option<Value>) -> R<()>;
/// `None` deletes.
pub type SetItemFn = fn(&mut Vm, Value, Value, Option<Value>) -> R<()>;
pub type ContainsFn = fn(&mut Vm, Value, Value) -> R<bool>;
/// `(descriptor, instance or NULL, class)`.
pub type DescrGetFn = fn(&mut Vm, Value, Value, Value) -> R;
/// `(descriptor, instance, value or delete)`.
pub type DescrSetFn = fn(&mut Vm, Value, Value, Option<Value>) -> R<()>;
pub type CallFn = fn(&mut Vm, Value, Args) -> R;
pub type NewFn = fn(&mut Vm, Gc<Class>, Args) -> R;
pub type InitFn = fn(&mut Vm, Value, Args) -> R<()>;
pub type DelFn = fn(&mut Vm, Value) -> Result<(), Raised>;

/// Rich comparison operators, in CPython's order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Cmp {
    Lt = 0,
    Le,
    Eq,
    Ne,
    Gt,
    Ge,
}

impl Cmp {
    pub const ALL: [Cmp; 6] = [Cmp::Lt, Cmp::Le, Cmp::Eq, Cmp::Ne, Cmp::Gt, Cmp::Ge];
    /// The operator with operands swapped.
    pub fn swapped(self) -> Cmp {
        [Cmp::Gt, Cmp::Ge, Cmp::Eq, Cmp::Ne, Cmp::Lt, Cmp::Le][self as usize]
    }
    pub fn symbol(self) -> &'static str {
        ["<", "<=", "==", "!=", ">", ">="][self as usize]
    }
    pub fn method(self) -> &'static str {
        ["__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__"][self as usize]
    }
    /// The outcome for a three-way result.
    #[inline(always)]
    pub fn holds(self, o: std::cmp::Ordering) -> bool {
        use std::cmp::Ordering::*;
        match self {
            Cmp::Lt => o == Less,
            Cmp::Le => o != Greater,
            Cmp::Eq => o == Equal,
            Cmp::Ne => o != Equal,
            Cmp::Gt => o == Greater,
            Cmp::Ge => o != Less,
        }
    }
    /// The outcome for possibly unordered floats.
    #[inline(always)]
    pub fn holds_f64(self, a: f64, b: f64) -> bool {
        match self {
            Cmp::Lt => a < b,
            Cmp::Le => a <= b,
            Cmp::Eq => a == b,
            Cmp::Ne => a != b,
            Cmp::Gt => a > b,
            Cmp::Ge => a >= b,
        }
    }
}

/// Binary operators, numbered as BINARY_OP's oparg (13..=25 are the in-place forms in the same order).
pub mod nb {
    pub const ADD: usize = 0;
    pub const AND: usize = 1;
    pub const FLOOR_DIVIDE: usize = 2;
    pub const LSHIFT: usize = 3;
    pub const MATMUL: usize = 4;
    pub const MULTIPLY: usize = 5;
    pub const REMAINDER: usize = 6;
    pub const OR: usize = 7;
    pub const POWER: usize = 8;
    pub const RSHIFT: usize = 9;
    pub const SUBTRACT: usize = 10;
    pub const TRUE_DIVIDE: usize = 11;
    pub const XOR: usize = 12;
    pub const COUNT: usize = 13;
    /// BINARY_OP oparg of the subscript.
    pub const SUBSCR: usize = 26;
    /// Dunder stems, in order.
    pub const NAMES: [&str; COUNT] = [
        "add", "and", "floordiv", "lshift", "matmul", "mul", "mod", "or", "pow", "rshift", "sub",
        "truediv", "xor",
    ];
    /// Symbols for messages, in order.
    pub const SYMBOLS: [&str; COUNT] = [
        "+",
        "&",
        "//",
        "<<",
        "@",
        "*",
        "%",
        "|",
        "** or pow()",
        ">>",
        "-",
        "/",
        "^",
    ];
}

/// The native entry points of a class. `Copy`: read the pointer you need, then call.
#[derive(Clone, Copy, Default)]
pub struct Slots {
    pub repr: Option<Unary>,
    pub str: Option<Unary>,
    pub hash: Option<HashFn>,
    pub call: Option<CallFn>,
    pub getattr: Option<GetAttrFn>,
    pub setattr: Option<SetAttrFn>,
    pub compare: Option<CompareFn>,
    pub iter: Option<Unary>,
    pub next: Option<NextFn>,
    pub descr_get: Option<DescrGetFn>,
    pub descr_set: Option<DescrSetFn>,
    pub new: Option<NewFn>,
    pub init: Option<InitFn>,
    pub del: Option<DelFn>,
    /// `+ & // << @ * % | (unused: pow) >> - / ^`, see [`nb`].
    pub binary: [Option<Binary>; nb::COUNT],
    /// In-place forms (`+=` ...).
    pub inplace: [Option<Binary>; nb::COUNT],
    pub divmod: Option<Binary>,
    pub pow: Option<Ternary>,
    pub inplace_pow: Option<Binary>,
    pub neg: Option<Unary>,
    pub pos: Option<Unary>,
    pub abs: Option<Unary>,
    pub invert: Option<Unary>,
    pub bool: Option<BoolFn>,
    pub int: Option<Unary>,
    pub float: Option<Unary>,
    pub index: Option<Unary>,
    pub len: Option<LenFn>,
    pub getitem: Option<Binary>,
    pub setitem: Option<SetItemFn>,
    pub contains: Option<ContainsFn>,
    /// Sequence `+` (tried after the number slots of both operands).
    pub concat: Option<Binary>,
    /// Sequence `*` by an int-like second operand.
    pub repeat: Option<Binary>,
    pub inplace_concat: Option<Binary>,
    pub inplace_repeat: Option<Binary>,
}

impl Slots {
    /// All absent: the base for `Slots { .. }` in statics.
    pub const NONE: Slots = Slots {
        repr: None,
        str: None,
        hash: None,
        call: None,
        getattr: None,
        setattr: None,
        compare: None,
        iter: None,
        next: None,
        descr_get: None,
        descr_set: None,
        new: None,
        init: None,
        del: None,
        binary: [None; nb::COUNT],
        inplace: [None; nb::COUNT],
        divmod: None,
        pow: None,
        inplace_pow: None,
        neg: None,
        pos: None,
        abs: None,
        invert: None,
        bool: None,
        int: None,
        float: None,
        index: None,
        len: None,
        getitem: None,
        setitem: None,
        contains: None,
        concat: None,
        repeat: None,
        inplace_concat: None,
        inplace_repeat: None,
    };
    /// A `binary` array from pairs.
    pub const fn ops(pairs: &[(usize, Binary)]) -> [Option<Binary>; nb::COUNT] {
        let mut a: [Option<Binary>; nb::COUNT] = [None; nb::COUNT];
        let mut i = 0;
        while i < pairs.len() {
            a[pairs[i].0] = Some(pairs[i].1);
            i += 1;
        }
        a
    }
}
