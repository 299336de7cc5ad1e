//! The collector's operations for every layout kind.

use super::*;
use crate::heap::{HeapType, KIND_COUNT, KindOps};

macro_rules! kind_table {
    ($($t:ty),* $(,)?) => {{
        let mut table = [KindOps::NONE; KIND_COUNT];
        $(table[<$t as HeapType>::KIND as usize] = KindOps::of::<$t>();)*
        table
    }};
}

/// Operations by kind.
pub static KIND_OPS: [KindOps; KIND_COUNT] = kind_table![
    int::Int,
    float::Float,
    float::Complex,
    str::Str,
    str::StrBuf,
    bytes::Bytes,
    bytes::ByteArray,
    tuple::Tuple,
    list::List,
    dict::Dict,
    set::Set,
    misc::Range,
    misc::Slice,
    class::Class,
    instance::Instance,
    function::Function,
    function::BoundMethod,
    function::Builtin,
    function::Descriptor,
    misc::Property,
    misc::StaticMethod,
    misc::ClassMethod,
    misc::Super,
    misc::CellObj,
    code::Code,
    misc::Module,
    generator::Generator,
    exception::Exception,
    misc::Traceback,
    misc::Iter,
    misc::Native,
];
