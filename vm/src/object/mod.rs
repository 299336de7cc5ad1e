//! The object model: one file per Python type (or small group). Plain data and primitive operations; what Python code sees of them
//! (slots, methods) is in `builtins`, and operations that can run Python code are in `protocol`.

pub mod bytes;
pub mod class;
pub mod code;
pub mod dict;
pub mod exception;
pub mod float;
pub mod function;
pub mod generator;
pub mod header;
pub mod instance;
pub mod int;
pub mod kinds;
pub mod list;
pub mod misc;
pub mod set;
pub mod slots;
pub mod spec;
pub mod str;
pub mod tuple;
pub mod types;
pub mod weakref;

pub use bytes::{ByteArray, Bytes};
pub use class::Class;
pub use code::Code;
pub use dict::Dict;
pub use exception::Exception;
pub use float::{Complex, Float};
pub use function::{BoundMethod, Builtin, Descriptor, DescriptorKind, Function};
pub use generator::{GenState, Generator};
pub use header::Header;
pub use instance::Instance;
pub use int::{Int, IntRef};
pub use list::List;
pub use misc::{
    CellObj, ClassMethod, Iter, Module, Native, NativeObject, Property, Range, Slice, StaticMethod,
    Super, Traceback,
};
pub use set::Set;
pub use slots::{Cmp, Slots, nb};
pub use spec::{Binding, Conv, GetSetDef, MethodDef, NativeFn, TypeSpec};
pub use str::Str;
pub use tuple::Tuple;
pub use types::TypeId;
