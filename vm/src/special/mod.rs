//! The specialization families of CPython 3.14 (PEP 659): one file per family with its members' guards and handlers, its cache layout, its
//! specializer and its failure kinds. `adapt.rs` holds what they share: counters, back-off, rewriting, events.
//!
//! A member's handler checks its guards before it changes anything and answers [`Flow::Miss`](crate::run::Flow::Miss) when one fails. Misses go
//! through the same counter test as generic executions, so a site flips to another member on the 53rd miss.
//!
//! Cache words are 32 bits wide where CPython's units have 16; the low halves that `dis` shows hold what CPython's would (see `live.rs`).
//!
//! What differs from CPython in every family: there are no reference counts (nothing to steal or to reuse), and a *compact int* is one that
//! lies in the value word (48 bits) instead of one 30-bit digit.

pub mod adapt;
pub mod binary_op;
pub mod call;
pub mod call_kw;
pub mod call_native;
pub mod compare_op;
pub mod contains_op;
pub mod descriptors;
pub mod enter;
pub mod families;
pub mod for_iter;
pub mod kind_names;
pub mod live;
pub mod load_attr;
pub mod load_attr_specialize;
pub mod load_global;
pub mod load_super_attr;
pub mod one_way;
pub mod selection;
pub mod send;
pub mod store_attr;
pub mod store_subscr;
pub mod to_bool;
pub mod unpack_sequence;

pub use adapt::{Adaptive, AdaptiveInlineInt, Attempt};
pub use selection::{Selection, SelectionError};

use crate::heap::{Gc, HeapType};
use crate::object::TypeId;
use crate::value::Value;

/// The cell as `T` if the value's class is exactly `id`, whose layout is `T`.
#[inline(always)]
pub(crate) fn exact<T: HeapType>(v: Value, id: TypeId) -> Option<Gc<T>> {
    if v.is_exact(id) {
        // SAFETY: instances of exactly this builtin class have the layout `T`.
        Some(unsafe { v.cast_unchecked() })
    } else {
        None
    }
}

/// Failure kinds that all families share (CPython's numbers).
pub mod kinds {
    pub const OTHER: u8 = 0;
    pub const NO_DICT: u8 = 1;
    pub const OVERRIDDEN: u8 = 2;
    pub const OUT_OF_VERSIONS: u8 = 3;
    pub const OUT_OF_RANGE: u8 = 4;
    pub const EXPECTED_ERROR: u8 = 5;
    pub const WRONG_NUMBER_ARGUMENTS: u8 = 6;
    pub const CODE_COMPLEX_PARAMETERS: u8 = 7;
}

/// As [`with_generic_ops`](crate::with_generic_ops) plus a row for every specialized member.
#[macro_export]
macro_rules! with_quick_ops {
    ($m:ident) => {
        $crate::with_generic_ops! { $m,
            (ResumeCheck, special::one_way::resume_check),
            (LoadConstMortal, special::one_way::load_const), (LoadConstImmortal, special::one_way::load_const),
            (JumpBackwardNoJit, special::one_way::jump_backward),
            (ToBoolBool, special::to_bool::bool), (ToBoolInt, special::to_bool::int), (ToBoolList, special::to_bool::list),
            (ToBoolNone, special::to_bool::none), (ToBoolStr, special::to_bool::str),
            (ToBoolAlwaysTrue, special::to_bool::always_true),
            (BinaryOpAddInt, special::binary_op::add_int), (BinaryOpSubtractInt, special::binary_op::subtract_int),
            (BinaryOpMultiplyInt, special::binary_op::multiply_int), (BinaryOpAddFloat, special::binary_op::add_float),
            (BinaryOpSubtractFloat, special::binary_op::subtract_float),
            (BinaryOpMultiplyFloat, special::binary_op::multiply_float),
            (BinaryOpAddUnicode, special::binary_op::add_unicode),
            (BinaryOpInplaceAddUnicode, special::binary_op::inplace_add_unicode),
            (BinaryOpExtend, special::binary_op::extend), (BinaryOpSubscrListInt, special::binary_op::subscr_list_int),
            (BinaryOpSubscrListSlice, special::binary_op::subscr_list_slice),
            (BinaryOpSubscrTupleInt, special::binary_op::subscr_tuple_int),
            (BinaryOpSubscrStrInt, special::binary_op::subscr_str_int),
            (BinaryOpSubscrDict, special::binary_op::subscr_dict),
            (BinaryOpSubscrGetitem, special::binary_op::subscr_getitem),
            (StoreSubscrListInt, special::store_subscr::list_int), (StoreSubscrDict, special::store_subscr::dict),
            (SendGen, special::send::gen_),
            (UnpackSequenceTwoTuple, special::unpack_sequence::two_tuple),
            (UnpackSequenceTuple, special::unpack_sequence::tuple), (UnpackSequenceList, special::unpack_sequence::list),
            (LoadGlobalModule, special::load_global::module), (LoadGlobalBuiltin, special::load_global::builtin),
            (LoadSuperAttrAttr, special::load_super_attr::attr), (LoadSuperAttrMethod, special::load_super_attr::method),
            (LoadAttrInstanceValue, special::load_attr::instance_value), (LoadAttrWithHint, special::load_attr::with_hint),
            (LoadAttrModule, special::load_attr::module), (LoadAttrSlot, special::load_attr::slot),
            (LoadAttrClass, special::load_attr::class),
            (LoadAttrClassWithMetaclassCheck, special::load_attr::class_with_metaclass_check),
            (LoadAttrProperty, special::load_attr::property),
            (LoadAttrGetattributeOverridden, special::load_attr::getattribute_overridden),
            (LoadAttrMethodWithValues, special::load_attr::method_with_values),
            (LoadAttrMethodNoDict, special::load_attr::method_no_dict),
            (LoadAttrMethodLazyDict, special::load_attr::method_lazy_dict),
            (LoadAttrNondescriptorWithValues, special::load_attr::nondescriptor_with_values),
            (LoadAttrNondescriptorNoDict, special::load_attr::nondescriptor_no_dict),
            (StoreAttrInstanceValue, special::store_attr::instance_value), (StoreAttrSlot, special::store_attr::slot),
            (StoreAttrWithHint, special::store_attr::with_hint),
            (ForIterList, special::for_iter::list), (ForIterTuple, special::for_iter::tuple),
            (ForIterRange, special::for_iter::range), (ForIterGen, special::for_iter::gen_),
            (CompareOpInt, special::compare_op::int), (CompareOpFloat, special::compare_op::float),
            (CompareOpStr, special::compare_op::str),
            (ContainsOpSet, special::contains_op::set), (ContainsOpDict, special::contains_op::dict),
            (CallPyExactArgs, special::call::py_exact_args), (CallPyGeneral, special::call::py_general),
            (CallBoundMethodExactArgs, special::call::bound_method_exact_args),
            (CallBoundMethodGeneral, special::call::bound_method_general),
            (CallAllocAndEnterInit, special::call::alloc_and_enter_init),
            (CallType1, special::call_native::type_1), (CallStr1, special::call_native::str_1),
            (CallTuple1, special::call_native::tuple_1), (CallBuiltinClass, special::call_native::builtin_class),
            (CallBuiltinO, special::call_native::builtin_o), (CallBuiltinFast, special::call_native::builtin_fast),
            (CallBuiltinFastWithKeywords, special::call_native::builtin_fast_with_keywords),
            (CallLen, special::call_native::len), (CallIsinstance, special::call_native::isinstance),
            (CallListAppend, special::call_native::list_append),
            (CallMethodDescriptorO, special::call_native::method_descriptor_o),
            (CallMethodDescriptorFast, special::call_native::method_descriptor_fast),
            (CallMethodDescriptorFastWithKeywords, special::call_native::method_descriptor_fast_with_keywords),
            (CallMethodDescriptorNoargs, special::call_native::method_descriptor_noargs),
            (CallNonPyGeneral, special::call_native::non_py_general),
            (CallKwPy, special::call_kw::py), (CallKwBoundMethod, special::call_kw::bound_method),
            (CallKwNonPy, special::call_kw::non_py),
        }
    };
}
