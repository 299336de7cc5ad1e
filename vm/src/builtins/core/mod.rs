//! `object`, `type`, functions, methods, descriptors and the other classes that the object model itself is made of.

pub mod bound_method;
pub mod build_class;
pub mod cell;
pub mod class_attrs;
pub mod class_type;
pub mod code;
pub mod code_new;
pub mod frame_locals;
mod frame_object;
pub mod function;
pub mod generator;
pub mod generic_alias;
pub mod layout;
pub mod methods;
pub mod module;
pub mod namespace;
pub mod native_function;
pub mod object;
pub mod object_methods;
pub mod property;
pub mod singletons;
pub mod static_class;
pub mod super_object;
pub mod type_alias;
pub mod type_params;
pub mod union;
pub mod weakref;

pub use frame_object::of_generator as frame_of_generator;

use crate::object::TypeSpec;

/// Classes of this group.
pub static TYPES: &[&TypeSpec] = &[
    &object::OBJECT,
    &class_type::TYPE,
    &singletons::NONE,
    &singletons::NOT_IMPLEMENTED,
    &singletons::ELLIPSIS,
    &function::FUNCTION,
    &bound_method::METHOD,
    &native_function::BUILTIN,
    &native_function::METHOD_DESCR,
    &native_function::CLASSMETHOD_DESCR,
    &native_function::WRAPPER_DESCR,
    &native_function::METHOD_WRAPPER,
    &native_function::GETSET_DESCR,
    &native_function::MEMBER_DESCR,
    &property::PROPERTY,
    &static_class::STATICMETHOD,
    &static_class::CLASSMETHOD,
    &super_object::SUPER,
    &cell::CELL,
    &code::CODE,
    &frame_locals::FRAME_LOCALS,
    &frame_object::FRAME,
    &module::MODULE,
    &weakref::WEAKREF,
    &generic_alias::GENERIC_ALIAS,
    &union::UNION,
    &type_params::TYPE_VAR,
    &type_params::PARAM_SPEC,
    &type_params::PARAM_SPEC_ARGS,
    &type_params::PARAM_SPEC_KWARGS,
    &type_params::TYPE_VAR_TUPLE,
    &type_alias::TYPE_ALIAS,
    &type_params::NO_DEFAULT,
    &type_alias::GENERIC,
    &namespace::SIMPLE_NAMESPACE,
    &generator::GENERATOR,
];
