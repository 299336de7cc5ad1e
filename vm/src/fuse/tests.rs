//! The catalogue against its own rules.

use super::*;

#[test]
fn rows_are_named_after_their_constituents() {
    assert_eq!(ROW_NAMES.len(), FUSIONS.len());
    for (f, name) in FUSIONS.iter().zip(ROW_NAMES) {
        let ops: Vec<String> = f.ops.iter().map(|op| format!("{op:?}")).collect();
        assert_eq!(ops.join("__"), *name);
    }
    let mut names: Vec<String> = FUSIONS.iter().map(Fusion::name).collect();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), FUSIONS.len());
}

#[test]
fn numbers_never_occur_in_unfused_words() {
    for (row, f) in FUSIONS.iter().enumerate() {
        let taken = Op::from_u8(f.number).is_some_and(|op| !op.is_instrumented());
        assert!(!taken, "{}", f.number);
        assert_eq!(number(row), f.number);
        let found = fusion(f.number).expect("its own row");
        assert_eq!(found.name(), f.name());
        assert_eq!(fused_name(f.number), Some(f.name().as_str()));
    }
    for &op in Op::ALL.iter().filter(|op| !op.is_instrumented()) {
        assert!(fusion(op as u8).is_none() && fused_name(op as u8).is_none());
    }
}

#[test]
fn constituents_lead_to_a_known_place() {
    for f in FUSIONS {
        assert!(f.ops.len() >= 2, "{}", f.name());
        assert!(f.ops.iter().all(|op| is_single(*op)), "{}", f.name());
        assert!(f.ops.iter().all(|op| plain(*op) == *op), "{}", f.name());
        let (_, leading) = f.ops.split_last().expect("not empty");
        assert!(leading.iter().all(|op| may_lead(*op)), "{}", f.name());
    }
    assert!(!may_lead(Op::ReturnValue) && !may_lead(Op::YieldValue) && !may_lead(Op::RaiseVarargs));
}

#[test]
fn cpython_sets() {
    let rows = FUSIONS.iter().enumerate();
    let names: Vec<String> = rows
        .filter(|(row, _)| Fusions::CPYTHON_3_11.contains(*row))
        .map(|(_, f)| f.name())
        .collect();
    let expected = [
        "LOAD_FAST__LOAD_FAST",
        "STORE_FAST__LOAD_FAST",
        "LOAD_FAST__LOAD_CONST",
        "LOAD_CONST__LOAD_FAST",
        "STORE_FAST__STORE_FAST",
    ];
    assert_eq!(names, expected);
    assert!((0..FUSIONS.len()).all(|row| Fusions::ALL.contains(row)));
    assert!(!Fusions::ALL.contains(FUSIONS.len()));
    assert!((0..FUSIONS.len()).all(|row| !Fusions::NONE.contains(row)));
    let error = Fusions::of_names(["LOAD_FAST__LOAD_ATTR", "NOPE"]);
    assert_eq!(error, Err(UnknownFusion("NOPE".into())));
}
