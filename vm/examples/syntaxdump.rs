//! Compiles snippets from standard input (separated by NUL) and prints the error of each, for comparison with CPython.

use std::io::Read;

fn main() {
    let mut text = String::new();
    if std::io::stdin().read_to_string(&mut text).is_err() {
        return;
    }
    for snippet in text.split('\0') {
        match gearbox_vm::compile::compile_source(snippet, "<s>", gearbox_vm::tree::Mode::Exec) {
            Ok(_) => println!("OK"),
            Err(e) => println!(
                "{}|{}|{}|{}|{}|{}",
                e.kind.class_name(),
                e.msg.replace('\n', "\\n"),
                e.line,
                e.col,
                e.end_line,
                e.end_col
            ),
        }
    }
}
