//! Lists the bytecode of a Python file as `python -m dis` does, or dumps it for `tests/fidelity/compare.py`.
//!
//! `pydis [-C] [-O] [-P] [--dump] FILE`: show caches, offsets, positions; `--dump` prints one JSON object a code object.

use std::fmt::Write;
use std::process::ExitCode;
use std::sync::Arc;

use gearbox_vm::code::{
    CodeObject, Const, DisOptions, const_repr, disassemble_recursive, real_address, verify,
};
use gearbox_vm::compile::compile_bytes;
use gearbox_vm::tree::Mode;

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

fn json_string(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            c if c < ' ' => {
                let _ = write!(out, "\\u{:04x}", c as u32);
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

fn json_list<T: AsRef<str>>(items: &[T]) -> String {
    let items: Vec<String> = items
        .iter()
        .map(|item| json_string(item.as_ref()))
        .collect();
    format!("[{}]", items.join(","))
}

/// `repr`, but independent of addresses and of the order of sets.
fn canonical(value: &Const) -> String {
    match value {
        Const::Code(code) => format!("<code {}>", code.qualname),
        Const::FrozenSet(items) => {
            let mut items: Vec<String> = items.iter().map(canonical).collect();
            items.sort();
            format!("frozenset({})", items.join(", "))
        }
        Const::Tuple(items) => {
            let items: Vec<String> = items.iter().map(canonical).collect();
            format!("({})", items.join(", "))
        }
        other => const_repr(other, &real_address),
    }
}

fn dump(code: &Arc<CodeObject>) {
    let mut todo = vec![code.clone()];
    while let Some(code) = todo.pop() {
        let verdict = match verify(&code) {
            Ok(_) => "ok".to_owned(),
            Err(error) => error.to_string(),
        };
        let consts: Vec<String> = code.consts.iter().map(canonical).collect();
        println!(
            "{{\"qualname\":{},\"line\":{},\"code\":\"{}\",\"linetable\":\"{}\",\"exceptiontable\":\"{}\",\
             \"stacksize\":{},\"flags\":{},\"args\":[{},{},{}],\"consts\":{},\"names\":{},\"varnames\":{},\
             \"cellvars\":{},\"freevars\":{},\"verify\":{}}}",
            json_string(&code.qualname),
            code.firstlineno,
            hex(&code.code),
            hex(&code.linetable),
            hex(&code.exceptiontable),
            code.stacksize,
            code.flags,
            code.argcount,
            code.posonlyargcount,
            code.kwonlyargcount,
            json_list(&consts),
            json_list(&code.names),
            json_list(&code.varnames()),
            json_list(&code.cellvars()),
            json_list(&code.freevars()),
            json_string(&verdict),
        );
        let at = todo.len();
        todo.extend(code.consts.iter().filter_map(|value| match value {
            Const::Code(inner) => Some(inner.clone()),
            _ => None,
        }));
        todo[at..].reverse();
    }
}

fn main() -> ExitCode {
    let (flags, files): (Vec<String>, Vec<String>) = std::env::args()
        .skip(1)
        .partition(|arg| arg.starts_with('-'));
    let has = |flag: &str| flags.iter().any(|given| given == flag);
    for file in &files {
        let source = match std::fs::read(file) {
            Ok(bytes) => bytes,
            Err(error) => {
                eprintln!("{file}: {error}");
                return ExitCode::FAILURE;
            }
        };
        let module = match compile_bytes(&source, file, Mode::Exec) {
            Ok(module) => module,
            Err(error) => {
                eprintln!("{file}: {error:?}");
                return ExitCode::FAILURE;
            }
        };
        if has("--dump") {
            dump(&module.code);
            continue;
        }
        let options = DisOptions {
            show_caches: has("-C"),
            show_offsets: has("-O"),
            show_positions: has("-P"),
            ..DisOptions::default()
        };
        print!("{}", disassemble_recursive(&module.code, &options));
    }
    ExitCode::SUCCESS
}
