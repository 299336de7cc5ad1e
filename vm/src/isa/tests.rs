//! The table against facts recorded from CPython 3.14.10's `opcode` and `dis` modules.

use super::*;

#[test]
fn numbers_and_names() {
    for (op, number, name) in [
        (Op::Cache, 0, "CACHE"),
        (Op::BinaryOp, 44, "BINARY_OP"),
        (
            Op::LoadFastBorrowLoadFastBorrow,
            87,
            "LOAD_FAST_BORROW_LOAD_FAST_BORROW",
        ),
        (Op::YieldValue, 120, "YIELD_VALUE"),
        (Op::Resume, 128, "RESUME"),
        (
            Op::BinaryOpInplaceAddUnicode,
            3,
            "BINARY_OP_INPLACE_ADD_UNICODE",
        ),
        (Op::UnpackSequenceTwoTuple, 211, "UNPACK_SEQUENCE_TWO_TUPLE"),
        (Op::InstrumentedLine, 254, "INSTRUMENTED_LINE"),
        (Op::EnterExecutor, 255, "ENTER_EXECUTOR"),
    ] {
        assert_eq!(op as u8, number);
        assert_eq!(op.name(), name);
        assert_eq!(Op::from_u8(number), Some(op));
    }
    assert_eq!(Op::ALL.len(), 227);
    assert_eq!(Op::from_u8(121), None);
}

#[test]
fn families() {
    let members = Op::ALL.iter().filter(|op| op.is_specialized()).count();
    assert_eq!(members, 84);
    let mut families: Vec<Op> = Op::ALL
        .iter()
        .filter(|op| op.is_specialized())
        .map(|op| op.family())
        .collect();
    families.sort();
    families.dedup();
    assert_eq!(families.len(), 17);
    for &op in Op::ALL {
        assert_eq!(op.family().family(), op.family());
        assert_eq!(op.cache_units(), op.family().cache_units());
        let fields: usize = cache_fields(op).iter().map(|field| field.units).sum();
        assert_eq!(fields, op.cache_units(), "{}", op.name());
    }
}

#[test]
fn effects() {
    assert_eq!(Op::Call.stack_effect(3), (5, 1));
    assert_eq!(Op::LoadAttr.stack_effect(1), (1, 2));
    assert_eq!(Op::UnpackEx.stack_effect(0x102), (1, 4));
    assert_eq!(Op::ForIter.stack_effect(9), (1, 2));
    assert_eq!(Op::WithExceptStart.stack_effect(0), (5, 6));
}

/// Numbers, families, caches and stack effects as `tests/fidelity/opcodes.py` recorded them from CPython 3.14.10.
#[test]
fn table_equals_recorded_metadata() {
    let golden = include_str!("goldens/opcodes.txt");
    assert_eq!(golden.lines().count(), Op::ALL.len());
    for line in golden.lines() {
        let fields: Vec<&str> = line.split(' ').collect();
        let op = Op::from_u8(fields[0].parse().unwrap()).expect(line);
        assert_eq!(op.name(), fields[1]);
        assert_eq!(op.family().name(), fields[2], "{line}");
        assert_eq!(op.family().has_arg(), fields[3] == "1", "{line}");
        let caches: Vec<String> = cache_fields(op)
            .iter()
            .map(|field| format!("{}:{}", field.name, field.units))
            .collect();
        assert_eq!(
            if caches.is_empty() {
                "-".to_owned()
            } else {
                caches.join(",")
            },
            fields[4],
            "{line}"
        );
        if fields[5] == "-" {
            continue;
        }
        for (arg, effect) in [0, 1, 2, 3, 257].into_iter().zip(fields[5].split(',')) {
            let (pops, pushes) = op.stack_effect(arg);
            assert_eq!(
                i64::from(pushes) - i64::from(pops),
                effect.parse::<i64>().unwrap(),
                "{line} arg {arg}"
            );
        }
    }
}
