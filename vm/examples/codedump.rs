//! Prints every code object of the given files as JSON lines, for comparison with CPython's (see `tests/fidelity.py`).

use gearbox_vm::code::{CodeObject, Const, verify};
use gearbox_vm::compile::compile_bytes;
use gearbox_vm::tree::Mode;

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn quote(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            c if (c as u32) < 0x20 => out.push_str(&format!("\\u{:04x}", c as u32)),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

fn list(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(","))
}

fn constant(value: &Const) -> String {
    match value {
        Const::Code(code) => format!("<code {}>", code.qualname),
        Const::Int(value) => format!("int {value}"),
        Const::Float(value) => format!("float {:016x}", value.to_bits()),
        Const::Complex(re, im) => format!("complex {:016x} {:016x}", re.to_bits(), im.to_bits()),
        Const::Str(value) => format!("str {value}"),
        Const::Bytes(value) => format!("bytes {}", hex(value)),
        Const::Tuple(items) => format!(
            "tuple ({})",
            items.iter().map(constant).collect::<Vec<_>>().join(", ")
        ),
        Const::FrozenSet(items) => {
            let mut items: Vec<String> = items.iter().map(constant).collect();
            items.sort();
            format!("frozenset ({})", items.join(", "))
        }
        Const::Slice(parts) => format!(
            "slice ({})",
            parts.iter().map(constant).collect::<Vec<_>>().join(", ")
        ),
        Const::None => "None".into(),
        Const::True => "True".into(),
        Const::False => "False".into(),
        Const::Ellipsis => "Ellipsis".into(),
    }
}

fn dump(code: &CodeObject, path: &str) {
    let verdict = verify(code)
        .err()
        .map(|error| format!("{error:?}"))
        .unwrap_or_default();
    println!(
        "{{\"path\":{},\"qualname\":{},\"line\":{},\"code\":\"{}\",\"lines\":\"{}\",\"exc\":\"{}\",\"stack\":{},\"flags\":{},\"args\":[{},{},{}],\"names\":{},\"locals\":{},\"kinds\":{},\"consts\":{},\"verify\":{}}}",
        quote(path),
        quote(&code.qualname),
        code.firstlineno,
        hex(&code.code),
        hex(&code.linetable),
        hex(&code.exceptiontable),
        code.stacksize,
        code.flags,
        code.argcount,
        code.posonlyargcount,
        code.kwonlyargcount,
        list(code.names.iter().map(|name| quote(name))),
        list(code.localsplus_names.iter().map(|name| quote(name))),
        list(code.localsplus_kinds.iter().map(|kind| kind.0.to_string())),
        list(code.consts.iter().map(|value| quote(&constant(value)))),
        quote(&verdict),
    );
    for value in &code.consts {
        if let Const::Code(inner) = value {
            dump(inner, path);
        }
    }
}

fn main() {
    for path in std::env::args().skip(1) {
        let Ok(bytes) = std::fs::read(&path) else {
            continue;
        };
        match compile_bytes(&bytes, &path, Mode::Exec) {
            Ok(compiled) => dump(&compiled.code, &path),
            Err(error) => println!(
                "{{\"path\":{},\"error\":{},\"line\":{}}}",
                quote(&path),
                quote(&format!("{}: {}", error.kind.class_name(), error.msg)),
                error.line
            ),
        }
    }
}
