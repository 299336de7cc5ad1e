//! Names of failure kinds as CPython's statistics print them. The same number means different things in different families.

use super::families::Family;
use crate::isa::Op;

type Names = &'static [(u8, &'static str)];

const COMMON: Names = &[
    (0, "other"),
    (1, "no dict"),
    (2, "overridden"),
    (3, "out of versions"),
    (4, "out of range"),
    (5, "expected error"),
    (6, "wrong number arguments"),
    (7, "code complex parameters"),
    (8, "code not optimized"),
];
const ATTR: Names = &[
    (9, "attr overriding descriptor"),
    (10, "attr non overriding descriptor"),
    (11, "attr not descriptor"),
    (12, "attr method"),
    (13, "attr mutable class"),
    (14, "attr property"),
    (15, "attr non object slot"),
    (16, "attr read only"),
    (17, "attr audited slot"),
    (18, "attr not managed dict"),
    (19, "attr non string"),
    (20, "attr module attr not found"),
    (21, "attr shadowed"),
    (22, "attr builtin class method"),
    (23, "attr class method obj"),
    (24, "attr object slot"),
    (26, "attr instance attribute"),
    (27, "attr metaclass attribute"),
    (28, "attr property not py function"),
    (29, "attr not in keys"),
    (30, "attr not in dict"),
    (31, "attr class attr simple"),
    (32, "attr class attr descriptor"),
    (33, "attr builtin class method obj"),
    (34, "attr metaclass overridden"),
    (35, "attr split dict"),
];
const BINARY_OP: Names = &[
    (9, "add different types"),
    (10, "add other"),
    (11, "and different types"),
    (12, "and int"),
    (13, "and other"),
    (14, "floor divide"),
    (15, "lshift"),
    (16, "matrix multiply"),
    (17, "multiply different types"),
    (18, "multiply other"),
    (19, "or"),
    (20, "power"),
    (21, "remainder"),
    (22, "rshift"),
    (23, "subtract different types"),
    (24, "subtract other"),
    (25, "true divide different types"),
    (26, "true divide float"),
    (27, "true divide other"),
    (28, "xor"),
    (29, "or int"),
    (30, "or different types"),
    (31, "xor int"),
    (32, "xor different types"),
    (33, "subscr"),
    (34, "subscr list slice"),
    (35, "subscr tuple slice"),
    (36, "subscr string slice"),
    (37, "subscr not heap type"),
    (38, "subscr other slice"),
    (39, "subscr mappingproxy"),
    (40, "subscr re match"),
    (41, "subscr array"),
    (42, "subscr deque"),
    (45, "subscr defaultdict"),
    (46, "subscr counter"),
    (47, "subscr ordereddict"),
    (48, "subscr bytes"),
    (50, "subscr range"),
];
const STORE_SUBSCR: Names = &[
    (9, "array int"),
    (10, "array slice"),
    (11, "list slice"),
    (12, "buffer int"),
    (13, "buffer slice"),
    (18, "bytearray int"),
    (19, "bytearray slice"),
    (20, "py simple"),
    (21, "py other"),
    (22, "dict subclass no override"),
    (23, "not heap type"),
];
const CALL: Names = &[
    (11, "instance method"),
    (12, "cmethod"),
    (13, "cfunc varargs"),
    (21, "init not python"),
    (22, "pep 523"),
    (23, "bound method"),
    (26, "class mutable"),
];
const COMPARE: Names = &[
    (12, "different types"),
    (13, "string"),
    (14, "big int"),
    (15, "bytes"),
    (16, "tuple"),
    (17, "list"),
    (18, "set"),
    (19, "bool"),
    (20, "baseobject"),
    (21, "float long"),
    (22, "long float"),
];
const ITER: Names = &[
    (10, "generator"),
    (11, "coroutine"),
    (12, "async generator"),
    (13, "list"),
    (14, "tuple"),
    (15, "set"),
    (16, "string"),
    (17, "bytes"),
    (18, "range"),
    (19, "itertools"),
    (20, "dict keys"),
    (21, "dict items"),
    (22, "dict values"),
    (23, "enumerate"),
    (24, "map"),
    (25, "zip"),
    (26, "seq iter"),
    (27, "reversed list"),
    (28, "callable"),
    (29, "ascii string"),
];
const CONTAINS: Names = &[(9, "str"), (10, "tuple"), (11, "list"), (12, "user class")];
const TO_BOOL: Names = &[
    (9, "bytearray"),
    (10, "bytes"),
    (11, "dict"),
    (12, "float"),
    (13, "mapping"),
    (14, "memory view"),
    (15, "number"),
    (16, "sequence"),
    (17, "set"),
    (18, "tuple"),
];
const UNPACK: Names = &[(9, "iterator"), (10, "sequence")];
const SUPER: Names = &[(9, "bad class"), (10, "shadowed")];
const GLOBAL: Names = &[(17, "non dict"), (18, "non string or split")];

impl Family {
    /// The name of one of the family's failure kinds.
    pub fn kind_name(&self, kind: u8) -> String {
        let own = match self.op {
            Op::LoadAttr | Op::StoreAttr => ATTR,
            Op::BinaryOp => BINARY_OP,
            Op::StoreSubscr => STORE_SUBSCR,
            Op::Call | Op::CallKw => CALL,
            Op::CompareOp => COMPARE,
            Op::ForIter | Op::Send => ITER,
            Op::ContainsOp => CONTAINS,
            Op::ToBool => TO_BOOL,
            Op::UnpackSequence => UNPACK,
            Op::LoadSuperAttr => SUPER,
            Op::LoadGlobal => GLOBAL,
            _ => &[],
        };
        own.iter()
            .chain(COMMON)
            .find(|(k, _)| *k == kind)
            .map_or_else(|| format!("kind {kind}"), |(_, name)| (*name).to_owned())
    }
}
