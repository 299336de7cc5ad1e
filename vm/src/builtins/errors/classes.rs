//! The class table of the exception hierarchy.

use super::{base, fields, group_class, import_error, os_error, syntax_error, unicode_error};
use crate::heap::Kind;
use crate::object::class::{BASE_TYPE, HAS_DICT};
use crate::object::{GetSetDef, MethodDef, Slots, TypeSpec, types};

const FLAGS: u32 = BASE_TYPE | HAS_DICT;

/// Classes that add attributes or behaviour: `NAME: "Name" < BASE, slots, methods, attributes`.
macro_rules! rich {
    ($($id:ident: $name:literal < $base:ident, $slots:expr, $methods:expr, $getset:expr;)*) => { $(
        pub static $id: TypeSpec = TypeSpec {
            id: types::$id,
            name: $name,
            base: types::$base,
            kind: Kind::Exception,
            flags: FLAGS,
            slots: $slots,
            methods: $methods,
            getset: $getset,
            ..TypeSpec::BASE
        };
    )* };
}

/// Classes that only have a name and a base.
macro_rules! plain {
    ($($id:ident: $name:literal < $base:ident;)*) => {
        rich! { $($id: $name < $base, own(), NO_METHODS, NO_ATTRS;)* }
        /// The plain classes.
        pub static PLAIN: &[&TypeSpec] = &[$(&$id),*];
    };
}

const NO_METHODS: &[MethodDef] = &[];
const NO_ATTRS: &[GetSetDef] = &[];

/// Every exception class has its own `__new__` and `__init__` in its dict, as in CPython.
const fn own() -> Slots {
    Slots {
        new: Some(base::new),
        init: Some(base::init),
        ..Slots::NONE
    }
}

rich! {
    BASE_EXCEPTION: "BaseException" < OBJECT, Slots {
        repr: Some(base::repr), str: Some(base::str), ..own()
    }, base::METHODS, base::GETSET;
    BASE_EXCEPTION_GROUP: "BaseExceptionGroup" < BASE_EXCEPTION, Slots {
        new: Some(group_class::new), init: Some(group_class::init), str: Some(group_class::str), ..Slots::NONE
    }, group_class::METHODS, group_class::GETSET;
    STOP_ITERATION: "StopIteration" < EXCEPTION, Slots { init: Some(fields::init_value), ..own() }, NO_METHODS, fields::VALUE;
    SYSTEM_EXIT: "SystemExit" < BASE_EXCEPTION, Slots { init: Some(fields::init_code), ..own() }, NO_METHODS, fields::CODE;
    KEY_ERROR: "KeyError" < LOOKUP_ERROR, Slots { str: Some(fields::key_error_str), ..own() }, NO_METHODS, NO_ATTRS;
    NAME_ERROR: "NameError" < EXCEPTION, Slots { init: Some(import_error::init_name), ..own() }, NO_METHODS, fields::NAME;
    ATTRIBUTE_ERROR: "AttributeError" < EXCEPTION, Slots { init: Some(import_error::init_attribute), ..own() }, NO_METHODS, fields::NAME_OBJ;
    IMPORT_ERROR: "ImportError" < EXCEPTION, Slots {
        init: Some(import_error::init_import), str: Some(import_error::import_str), ..own()
    }, NO_METHODS, fields::IMPORT;
    OS_ERROR: "OSError" < EXCEPTION, Slots { new: Some(os_error::new), init: Some(os_error::init), str: Some(os_error::str), ..Slots::NONE },
        NO_METHODS, os_error::GETSET;
    SYNTAX_ERROR: "SyntaxError" < EXCEPTION, Slots {
        init: Some(syntax_error::init), str: Some(syntax_error::str), ..own()
    }, NO_METHODS, syntax_error::GETSET;
    UNICODE_DECODE_ERROR: "UnicodeDecodeError" < UNICODE_ERROR, Slots {
        init: Some(unicode_error::init_decode), str: Some(unicode_error::str_decode), ..own()
    }, NO_METHODS, unicode_error::GETSET;
    UNICODE_ENCODE_ERROR: "UnicodeEncodeError" < UNICODE_ERROR, Slots {
        init: Some(unicode_error::init_encode), str: Some(unicode_error::str_encode), ..own()
    }, NO_METHODS, unicode_error::GETSET;
    UNICODE_TRANSLATE_ERROR: "UnicodeTranslateError" < UNICODE_ERROR, Slots {
        init: Some(unicode_error::init_translate), str: Some(unicode_error::str_translate), ..own()
    }, NO_METHODS, unicode_error::GETSET;
}

/// The classes of the first table.
pub static RICH: &[&TypeSpec] = &[
    &BASE_EXCEPTION,
    &BASE_EXCEPTION_GROUP,
    &STOP_ITERATION,
    &SYSTEM_EXIT,
    &KEY_ERROR,
    &NAME_ERROR,
    &ATTRIBUTE_ERROR,
    &IMPORT_ERROR,
    &OS_ERROR,
    &SYNTAX_ERROR,
    &UNICODE_DECODE_ERROR,
    &UNICODE_ENCODE_ERROR,
    &UNICODE_TRANSLATE_ERROR,
];

plain! {
    EXCEPTION: "Exception" < BASE_EXCEPTION;
    KEYBOARD_INTERRUPT: "KeyboardInterrupt" < BASE_EXCEPTION;
    GENERATOR_EXIT: "GeneratorExit" < BASE_EXCEPTION;
    STOP_ASYNC_ITERATION: "StopAsyncIteration" < EXCEPTION;
    ARITHMETIC_ERROR: "ArithmeticError" < EXCEPTION;
    FLOATING_POINT_ERROR: "FloatingPointError" < ARITHMETIC_ERROR;
    OVERFLOW_ERROR: "OverflowError" < ARITHMETIC_ERROR;
    ZERO_DIVISION_ERROR: "ZeroDivisionError" < ARITHMETIC_ERROR;
    ASSERTION_ERROR: "AssertionError" < EXCEPTION;
    BUFFER_ERROR: "BufferError" < EXCEPTION;
    EOF_ERROR: "EOFError" < EXCEPTION;
    LOOKUP_ERROR: "LookupError" < EXCEPTION;
    INDEX_ERROR: "IndexError" < LOOKUP_ERROR;
    MEMORY_ERROR: "MemoryError" < EXCEPTION;
    REFERENCE_ERROR: "ReferenceError" < EXCEPTION;
    RUNTIME_ERROR: "RuntimeError" < EXCEPTION;
    NOT_IMPLEMENTED_ERROR: "NotImplementedError" < RUNTIME_ERROR;
    RECURSION_ERROR: "RecursionError" < RUNTIME_ERROR;
    PYTHON_FINALIZATION_ERROR: "PythonFinalizationError" < RUNTIME_ERROR;
    SYSTEM_ERROR: "SystemError" < EXCEPTION;
    TYPE_ERROR: "TypeError" < EXCEPTION;
    VALUE_ERROR: "ValueError" < EXCEPTION;
    UNICODE_ERROR: "UnicodeError" < VALUE_ERROR;
    WARNING: "Warning" < EXCEPTION;
    DEPRECATION_WARNING: "DeprecationWarning" < WARNING;
    PENDING_DEPRECATION_WARNING: "PendingDeprecationWarning" < WARNING;
    RUNTIME_WARNING: "RuntimeWarning" < WARNING;
    SYNTAX_WARNING: "SyntaxWarning" < WARNING;
    USER_WARNING: "UserWarning" < WARNING;
    FUTURE_WARNING: "FutureWarning" < WARNING;
    IMPORT_WARNING: "ImportWarning" < WARNING;
    UNICODE_WARNING: "UnicodeWarning" < WARNING;
    BYTES_WARNING: "BytesWarning" < WARNING;
    RESOURCE_WARNING: "ResourceWarning" < WARNING;
    ENCODING_WARNING: "EncodingWarning" < WARNING;
}

/// Classes whose `__new__` and `__init__` are the base's.
macro_rules! derived {
    ($($id:ident: $name:literal < $base:ident;)*) => {
        rich! { $($id: $name < $base, Slots::NONE, NO_METHODS, NO_ATTRS;)* }
        /// Classes that inherit their behaviour from a class of the first table.
        pub static DERIVED: &[&TypeSpec] = &[$(&$id),*];
    };
}

derived! {
    EXCEPTION_GROUP: "ExceptionGroup" < BASE_EXCEPTION_GROUP;
    MODULE_NOT_FOUND_ERROR: "ModuleNotFoundError" < IMPORT_ERROR;
    UNBOUND_LOCAL_ERROR: "UnboundLocalError" < NAME_ERROR;
    INCOMPLETE_INPUT_ERROR: "_IncompleteInputError" < SYNTAX_ERROR;
    INDENTATION_ERROR: "IndentationError" < SYNTAX_ERROR;
    TAB_ERROR: "TabError" < INDENTATION_ERROR;
    BLOCKING_IO_ERROR: "BlockingIOError" < OS_ERROR;
    CHILD_PROCESS_ERROR: "ChildProcessError" < OS_ERROR;
    CONNECTION_ERROR: "ConnectionError" < OS_ERROR;
    BROKEN_PIPE_ERROR: "BrokenPipeError" < CONNECTION_ERROR;
    CONNECTION_ABORTED_ERROR: "ConnectionAbortedError" < CONNECTION_ERROR;
    CONNECTION_REFUSED_ERROR: "ConnectionRefusedError" < CONNECTION_ERROR;
    CONNECTION_RESET_ERROR: "ConnectionResetError" < CONNECTION_ERROR;
    FILE_EXISTS_ERROR: "FileExistsError" < OS_ERROR;
    FILE_NOT_FOUND_ERROR: "FileNotFoundError" < OS_ERROR;
    INTERRUPTED_ERROR: "InterruptedError" < OS_ERROR;
    IS_A_DIRECTORY_ERROR: "IsADirectoryError" < OS_ERROR;
    NOT_A_DIRECTORY_ERROR: "NotADirectoryError" < OS_ERROR;
    PERMISSION_ERROR: "PermissionError" < OS_ERROR;
    PROCESS_LOOKUP_ERROR: "ProcessLookupError" < OS_ERROR;
    TIMEOUT_ERROR: "TimeoutError" < OS_ERROR;
}

/// `io.UnsupportedOperation`, an OSError and a ValueError.
pub static UNSUPPORTED_OPERATION: TypeSpec = TypeSpec {
    id: types::UNSUPPORTED_OPERATION,
    name: "UnsupportedOperation",
    module: "io",
    base: types::OS_ERROR,
    kind: Kind::Exception,
    flags: FLAGS,
    ..TypeSpec::BASE
};
