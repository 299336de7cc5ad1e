//! Tables and listings against CPython 3.14, and the verifier against broken code.

use proptest::prelude::*;

use super::exctable::{self, ExceptionEntry};
use super::*;
use crate::compile::seq::{Loc, NO_LOCATION};
use crate::isa::Op;

fn unhex(text: &str) -> Vec<u8> {
    let digit = |byte: u8| (byte as char).to_digit(16).unwrap_or(0) as u8;
    text.as_bytes()
        .chunks(2)
        .map(|pair| digit(pair[0]) << 4 | digit(pair[1]))
        .collect()
}

/// `def f(a, b=1)`: a loop around a `try`, compiled by CPython 3.14.10.
fn sample() -> CodeObject {
    let local = LocalKind(LocalKind::LOCAL);
    CodeObject {
        code: unhex(concat!(
            "800056001000460c000070021b0057122c0d0000000000000000000070014b0e000009001e0056013a020c0023",
            "0020005c0000000000000000000600640500001c001f001d004b22000069003b031d006901"
        )),
        linetable: unhex(concat!(
            "8000db0d0e8801f002030911d80c0d8d468a41f105000e0ff00a000f108955804ff8f405001019f400010911da",
            "0c10f003010911fa"
        )),
        exceptiontable: unhex("87081702970b2605a5012605"),
        consts: vec![Const::None],
        names: vec!["TypeError".into()],
        localsplus_names: ["a", "b", "i"].map(String::from).into(),
        localsplus_kinds: vec![local; 3],
        argcount: 2,
        stacksize: 5,
        flags: co_flags::OPTIMIZED | co_flags::NEWLOCALS,
        filename: "<g>".into(),
        name: "f".into(),
        qualname: "f".into(),
        firstlineno: 1,
        ..CodeObject::default()
    }
}

#[test]
fn listings() {
    let code = sample();
    let options = DisOptions::default();
    assert_eq!(
        disassemble(&code, &options),
        include_str!("goldens/dis_plain.txt")
    );
    let caches = DisOptions {
        show_caches: true,
        show_offsets: true,
        ..DisOptions::default()
    };
    assert_eq!(
        disassemble(&code, &caches),
        include_str!("goldens/dis_caches.txt")
    );
    let positions = DisOptions {
        show_positions: true,
        ..DisOptions::default()
    };
    assert_eq!(
        disassemble(&code, &positions),
        include_str!("goldens/dis_positions.txt")
    );
    assert_eq!(
        code_info(&code, &real_address),
        include_str!("goldens/dis_info.txt")
    );
}

#[test]
fn adaptive_listing_shows_live_opcodes_and_caches() {
    let code = sample();
    let live = |code: &CodeObject| {
        let mut bytes = code.code.clone();
        bytes[16] = Op::BinaryOpAddInt as u8;
        bytes[18..20].copy_from_slice(&832u16.to_le_bytes());
        Some(bytes)
    };
    let options = DisOptions {
        live: Some(&live),
        show_caches: true,
        lasti: Some(16),
        ..DisOptions::default()
    };
    let text = disassemble(&code, &options);
    assert!(
        text.contains("-->  BINARY_OP_ADD_INT       13 (+=)")
            || text.contains("--> BINARY_OP_ADD_INT       13 (+=)")
    );
    assert!(
        text.contains("CACHE                    0 (counter: 832)"),
        "{text}"
    );
}

#[test]
fn positions_and_lines() {
    let code = sample();
    assert_eq!(code.positions().len(), code.units());
    assert_eq!(code.line_at(0), Some(1));
    assert_eq!(code.line_at(16), Some(4));
    let at = code.positions_at(16).unwrap_or_default();
    assert_eq!(
        (at.line, at.end_line, at.col, at.end_col),
        (Some(4), Some(4), Some(12), Some(18))
    );
    assert!(
        code.lines()
            .windows(2)
            .all(|pair| pair[0].end == pair[1].start && pair[0].line != pair[1].line)
    );
}

#[test]
fn verifier_accepts_real_code() {
    let verified = verify(&sample()).expect("accepted");
    assert_eq!(verified.max_depth, 5);
    assert_eq!(verified.depths[0], Some(0));
    assert_eq!(verified.depths[8], Some(3));
}

fn rejected(change: impl FnOnce(&mut CodeObject)) -> String {
    let mut code = sample();
    change(&mut code);
    match verify(&code) {
        Ok(_) => String::from("accepted"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn verifier_rejects_broken_code() {
    type Break = fn(&mut CodeObject);
    let cases: [(&str, Break); 19] = [
        ("stack depth 5 exceeds 4", |code| code.stacksize = 4),
        ("unknown opcode 121", |code| code.code[0] = 121),
        ("BINARY_OP_ADD_INT in generic code", |code| {
            code.code[16] = Op::BinaryOpAddInt as u8
        }),
        ("LOAD_FAST_BORROW with operand 3 out of range", |code| {
            code.code[3] = 3
        }),
        (
            "LOAD_FAST_BORROW_LOAD_FAST_BORROW with operand 51",
            |code| code.code[15] = 0x33,
        ),
        ("FOR_ITER with operand 200 out of range", |code| {
            code.code[7] = 200
        }),
        ("FOR_ITER with operand 4 out of range", |code| {
            code.code[7] = 4
        }),
        ("FOR_ITER does not lead to END_FOR", |code| {
            code.code[7] = 13
        }),
        ("where it is", |code| {
            code.code[10..12].copy_from_slice(&[Op::Nop as u8, 0])
        }),
        ("RETURN_VALUE at stack depth 2", |code| {
            code.code[36] = Op::Nop as u8
        }),
        ("BINARY_OP with operand 27 out of range", |code| {
            code.code[17] = 27
        }),
        ("without its empty cache", |code| code.code[19] = 1),
        ("LOAD_GLOBAL with operand 2 out of range", |code| {
            code.code[49] = 2
        }),
        ("POP_TOP at stack depth 0", |code| {
            code.code[0..4].copy_from_slice(&[Op::PopTop as u8, 0, Op::PopTop as u8, 0])
        }),
        ("EXTENDED_ARG at the end", |code| {
            let len = code.code.len();
            code.code[len - 2] = Op::ExtendedArg as u8;
        }),
        ("control falls off the end", |code| {
            let len = code.code.len();
            code.code[len - 2..].copy_from_slice(&[Op::Nop as u8, 0]);
        }),
        ("is not an instruction", |code| {
            code.exceptiontable = exctable::encode(&[ExceptionEntry {
                start: 7,
                end: 15,
                target: 9,
                depth: 1,
                lasti: false,
            }]);
        }),
        ("below that of its handler", |code| {
            code.stacksize = 20;
            code.exceptiontable = exctable::encode(&[ExceptionEntry {
                start: 7,
                end: 15,
                target: 23,
                depth: 3,
                lasti: false,
            }]);
        }),
        ("location table does not cover the code", |code| {
            code.linetable.pop();
        }),
    ];
    for (message, change) in cases {
        let error = rejected(change);
        assert!(error.contains(message), "wanted {message:?}, got {error:?}");
    }
}

#[test]
fn exception_table_bytes() {
    let entries = [
        ExceptionEntry {
            start: 7,
            end: 15,
            target: 23,
            depth: 1,
            lasti: false,
        },
        ExceptionEntry {
            start: 23,
            end: 34,
            target: 38,
            depth: 2,
            lasti: true,
        },
        ExceptionEntry {
            start: 37,
            end: 38,
            target: 38,
            depth: 2,
            lasti: true,
        },
    ];
    assert_eq!(exctable::encode(&entries), sample().exceptiontable);
    assert_eq!(exctable::decode(&sample().exceptiontable), entries);
}

prop_compose! {
    fn location()(line in 1i32..100_000, more in 0i32..3, col in -1i32..300, width in 0i32..200, kind in 0u8..8) -> Loc {
        match kind {
            0 => NO_LOCATION,
            1 => Loc::line_only(line),
            _ if col < 0 => Loc::line_only(line),
            _ => Loc::new(line, line + more, col, if more > 0 { width } else { col + width }),
        }
    }
}

proptest! {
    #[test]
    fn location_table_round_trips(runs in proptest::collection::vec((location(), 1usize..20), 0..40), first in 1i32..1000) {
        let mut table = LineTableBuilder::new(first);
        let mut want = Vec::new();
        for (loc, units) in &runs {
            table.push(*loc, *units);
            let known = |part: i32| (part >= 0).then_some(part);
            let positions = Positions {
                line: known(loc.line),
                end_line: known(loc.end_line),
                col: known(loc.col),
                end_col: known(loc.end_col),
            };
            want.extend(std::iter::repeat_n(positions, *units));
        }
        let code = CodeObject { linetable: table.finish(), firstlineno: first, ..CodeObject::default() };
        prop_assert_eq!(code.positions(), want);
    }

    #[test]
    fn exception_table_round_trips(
        ranges in proptest::collection::vec((0u32..3000, 1u32..5000, 0u32..70_000, 0u32..80, any::<bool>()), 0..60),
    ) {
        let mut at = 0;
        let mut entries = Vec::new();
        for (gap, len, target, depth, lasti) in ranges {
            let start = at + gap;
            at = start + len;
            entries.push(ExceptionEntry { start, end: at, target, depth, lasti });
        }
        let bytes = exctable::encode(&entries);
        prop_assert_eq!(&exctable::decode(&bytes), &entries);
        for unit in (0..at + 2).step_by(97) {
            let want = entries.iter().find(|entry| (entry.start..entry.end).contains(&unit)).copied();
            prop_assert_eq!(exctable::lookup(&bytes, unit), want);
        }
    }

    #[test]
    fn damaged_code_never_panics(code in proptest::collection::vec(any::<u8>(), 0..80), table in proptest::collection::vec(any::<u8>(), 0..40)) {
        let code = CodeObject { code, linetable: table.clone(), exceptiontable: table, ..sample() };
        let _ = verify(&code);
        let _ = disassemble(&code, &DisOptions { show_caches: true, show_positions: true, ..DisOptions::default() });
    }
}
