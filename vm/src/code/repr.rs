//! Python's `repr` of constants, as listings show it.

use std::fmt::Write;
use std::sync::Arc;

use super::{CodeObject, Const};
use crate::text::{float_repr, str_repr};

/// How the address of a code object is shown in its repr.
pub type Address<'a> = &'a dyn Fn(&Arc<CodeObject>) -> u64;

/// The address of the code object in memory.
pub fn real_address(code: &Arc<CodeObject>) -> u64 {
    Arc::as_ptr(code) as usize as u64
}

/// `repr` of a code object.
pub fn code_repr(code: &Arc<CodeObject>, address: Address<'_>) -> String {
    let at = address(code);
    format!(
        "<code object {} at {at:#x}, file \"{}\", line {}>",
        code.name, code.filename, code.firstlineno
    )
}

/// `repr` of a constant.
pub fn const_repr(value: &Const, address: Address<'_>) -> String {
    let mut out = String::new();
    write_const(&mut out, value, address);
    out
}

fn write_items(out: &mut String, items: &[Const], address: Address<'_>) {
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        write_const(out, item, address);
    }
}

/// Nesting of constants is bounded by the nesting the parser accepts.
fn write_const(out: &mut String, value: &Const, address: Address<'_>) {
    match value {
        Const::None => out.push_str("None"),
        Const::True => out.push_str("True"),
        Const::False => out.push_str("False"),
        Const::Ellipsis => out.push_str("Ellipsis"),
        Const::Int(value) => {
            let _ = write!(out, "{value}");
        }
        Const::Float(value) => out.push_str(&float_repr::repr(*value)),
        Const::Complex(re, im) => out.push_str(&float_repr::complex_repr(*re, *im)),
        Const::Str(text) => out.push_str(&str_repr::repr(text)),
        Const::Bytes(bytes) => out.push_str(&str_repr::bytes_repr(bytes)),
        Const::Tuple(items) => {
            out.push('(');
            write_items(out, items, address);
            out.push_str(if items.len() == 1 { ",)" } else { ")" });
        }
        Const::FrozenSet(items) if items.is_empty() => out.push_str("frozenset()"),
        Const::FrozenSet(items) => {
            out.push_str("frozenset({");
            write_items(out, &super::set_order::ordered(items), address);
            out.push_str("})");
        }
        Const::Slice(parts) => {
            out.push_str("slice(");
            write_items(out, &parts[..], address);
            out.push(')');
        }
        Const::Code(code) => out.push_str(&code_repr(code, address)),
    }
}
