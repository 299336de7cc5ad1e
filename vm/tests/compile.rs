//! The front end and code generation against recordings of CPython 3.14 (`compile/record.py` makes them): code, line and
//! exception tables of the snippets, words and places of syntax errors; and texts that are nested too deeply.

use std::path::PathBuf;

use gearbox_vm::code::{CodeObject, Const, verify};
use gearbox_vm::compile::{Compiled, compile_bytes, compile_source};
use gearbox_vm::frontend::ErrorKind;
use gearbox_vm::tree::Mode;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/compile")
}

fn read(name: &str) -> String {
    std::fs::read_to_string(folder().join(name)).expect("a file of the test")
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn or_dash(text: String) -> String {
    if text.is_empty() {
        "-".to_owned()
    } else {
        text
    }
}

fn describe(code: &CodeObject, out: &mut Vec<String>) {
    verify(code).unwrap_or_else(|error| panic!("{}: {error}", code.qualname));
    out.push(format!(
        "{} {} {:#x} {} {} {} {} {} {}",
        code.qualname.replace(' ', "_"),
        code.firstlineno,
        code.flags,
        code.stacksize,
        or_dash(code.names.join(",")),
        or_dash(code.varnames().join(",")),
        hex(&code.code),
        hex(&code.linetable),
        or_dash(hex(&code.exceptiontable)),
    ));
    for value in &code.consts {
        if let Const::Code(inner) = value {
            describe(inner, out);
        }
    }
}

fn check(name: &str) {
    let source = read(&format!("{name}.py"));
    let compiled =
        compile_source(&source, &format!("{name}.py"), Mode::Exec).expect("the snippet compiles");
    let mut ours = Vec::new();
    describe(&compiled.code, &mut ours);
    let golden = read(&format!("{name}.golden"));
    let golden: Vec<&str> = golden.lines().collect();
    for (ours, golden) in ours.iter().zip(&golden) {
        assert_eq!(ours, golden);
    }
    assert_eq!(ours.len(), golden.len());
}

#[test]
fn statements() {
    check("statements");
}

#[test]
fn matching() {
    check("matching");
}

#[test]
fn generics() {
    check("generics");
}

#[test]
fn annotations() {
    check("annotations");
    check("future_annotations");
}

#[test]
fn scopes() {
    check("scopes");
}

#[test]
fn syntax_errors() {
    let cases = read("errors.txt");
    let golden = read("errors.golden");
    let mut wrong = Vec::new();
    for (case, golden) in cases.split("=====\n").zip(golden.lines()) {
        let ours = match compile_source(case, "<case>", Mode::Exec) {
            Ok(_) => "OK".to_owned(),
            Err(e) => {
                let class = e.kind.class_name();
                format!(
                    "{class}|{}|{}|{}|{}|{}",
                    e.msg, e.line, e.col, e.end_line, e.end_col
                )
            }
        };
        if ours != golden {
            wrong.push(format!("{case:?}\n  {golden}\n  {ours}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(cases.split("=====\n").count(), golden.lines().count());
}

fn error_kind(source: &str) -> Option<ErrorKind> {
    compile_source(source, "<deep>", Mode::Exec)
        .err()
        .map(|error| error.kind)
}

#[test]
fn deep_nesting_is_an_error() {
    for (part, tail) in [
        ("1+", "1"),
        ("-", "1"),
        ("not ", "1"),
        ("a.b.", "c"),
        ("lambda: ", "1"),
        ("x**", "1"),
    ] {
        assert_eq!(
            error_kind(&format!("{}{tail}", part.repeat(100_000))),
            Some(ErrorKind::Recursion),
            "{part}"
        );
        assert_eq!(
            error_kind(&format!("{}{tail}", part.repeat(1000))),
            None,
            "{part}"
        );
    }
    for open in ["(", "[", "{1:"] {
        assert_eq!(
            error_kind(&open.repeat(10_000)),
            Some(ErrorKind::Syntax),
            "{open}"
        );
    }
    let blocks: String = (0..200)
        .map(|depth| format!("{}if x:\n", " ".repeat(depth)))
        .collect();
    assert_eq!(error_kind(&blocks), Some(ErrorKind::Indentation));
    let chain = format!("if a: pass\n{}", "elif a: pass\n".repeat(1500));
    assert_eq!(error_kind(&chain), None);
    assert_eq!(error_kind(&format!("x = [{}]", "1,".repeat(50_000))), None);
    assert_eq!(error_kind(&format!("{}a", "a and ".repeat(20_000))), None);
}

#[test]
fn asynchronous_constructs_are_named() {
    // Only `async def` opens the door to the others; without it they are errors in CPython too, in these words.
    for (source, message) in [
        ("async def f(): pass", "'async def' is not supported yet"),
        (
            "def f():\n  async with a: pass",
            "'async with' outside async function",
        ),
        (
            "def f():\n  async for a in b: pass",
            "'async for' outside async function",
        ),
        ("def f():\n  await x", "'await' outside async function"),
        (
            "def f():\n  [x async for x in y]",
            "asynchronous comprehension outside of an asynchronous function",
        ),
    ] {
        let error = compile_source(source, "<async>", Mode::Exec).expect_err(source);
        assert_eq!(error.msg, message);
    }
}

#[test]
fn source_encodings() {
    let text = |bytes: &[u8]| compile_bytes(bytes, "<bytes>", Mode::Exec);
    let constant = |compiled: Compiled| compiled.code.consts.first().cloned();
    let accent = Some(Const::Str("\u{e9}".into()));
    assert_eq!(
        text("\u{feff}x = 'é'\r\n".as_bytes())
            .ok()
            .and_then(constant),
        accent
    );
    assert_eq!(
        text(b"# -*- coding: latin-1 -*-\nx = '\xe9'\n")
            .ok()
            .and_then(constant),
        accent
    );
    let error = text(b"x = '\xe9'\n").expect_err("not UTF-8");
    assert!(
        error
            .msg
            .starts_with("Non-UTF-8 code starting with '\\xe9' on line 1"),
        "{}",
        error.msg
    );
    assert_eq!(
        text(b"# coding: nope\n").expect_err("unknown").msg,
        "unknown encoding: nope"
    );
    let error = text(b"x\0y").expect_err("null byte");
    assert_eq!(error.msg, "source code string cannot contain null bytes");
}

#[test]
fn modes() {
    let eval = compile_source("a + 1", "<eval>", Mode::Eval).expect("an expression");
    assert_eq!(eval.code.names, ["a"]);
    assert!(compile_source("a = 1", "<eval>", Mode::Eval).is_err());
    let single = compile_source("a", "<single>", Mode::Single).expect("a statement");
    let print = gearbox_vm::isa::Op::CallIntrinsic1 as u8;
    assert!(
        single
            .code
            .code
            .chunks(2)
            .any(|unit| unit[0] == print && unit[1] == 1)
    );
}
