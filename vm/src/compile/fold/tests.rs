//! Folding against results recorded from CPython 3.14.

use super::*;

fn s(text: &str) -> Const {
    Const::Str(text.to_owned())
}

fn t(items: &[i64]) -> Const {
    Const::Tuple(items.iter().map(|&item| Const::int(item)).collect())
}

#[test]
fn integers() {
    assert_eq!(
        binary(2, &Const::int(-7), &Const::int(2)),
        Some(Const::int(-4))
    );
    assert_eq!(
        binary(6, &Const::int(-7), &Const::int(3)),
        Some(Const::int(2))
    );
    assert_eq!(binary(2, &Const::int(1), &Const::int(0)), None);
    assert_eq!(
        binary(11, &Const::int(1), &Const::int(3)),
        Some(Const::Float(1.0 / 3.0))
    );
    assert_eq!(binary(8, &Const::int(2), &Const::int(127)), None);
    assert_eq!(invert(&Const::True), None);
    assert_eq!(
        binary(8, &Const::int(2), &Const::int(64)),
        Some(Const::Int(BigInt::from(1) << 64))
    );
    assert_eq!(
        binary(8, &Const::int(2), &Const::int(-1)),
        Some(Const::Float(0.5))
    );
    assert_eq!(
        binary(3, &Const::int(1), &Const::int(127)),
        Some(Const::Int(BigInt::from(1) << 127))
    );
    assert_eq!(binary(3, &Const::int(1), &Const::int(128)), None);
    assert_eq!(
        binary(9, &Const::int(-5), &Const::int(1000)),
        Some(Const::int(-1))
    );
    assert_eq!(binary(7, &Const::True, &Const::False), Some(Const::True));
    assert_eq!(binary(0, &Const::True, &Const::True), Some(Const::int(2)));
}

#[test]
fn big_quotient_is_correctly_rounded() {
    let a = (BigInt::from(1) << 60) + 1;
    assert_eq!(
        binary(11, &Const::Int(a), &Const::int(3)),
        Some(Const::Float(3.843_071_682_022_823e17))
    );
    let b = BigInt::from(10).pow(30);
    assert_eq!(
        binary(11, &Const::int(7), &Const::Int(b)),
        Some(Const::Float(7e-30))
    );
}

#[test]
fn floats() {
    assert_eq!(
        binary(6, &Const::Float(-1.5), &Const::int(1)),
        Some(Const::Float(0.5))
    );
    assert_eq!(
        binary(2, &Const::Float(-0.0), &Const::Float(1.0)),
        Some(Const::Float(-0.0))
    );
    assert_eq!(
        binary(0, &Const::Float(1e308), &Const::Float(1e308)),
        Some(Const::Float(f64::INFINITY))
    );
    assert_eq!(
        binary(10, &Const::int(1), &Const::Complex(0.0, 2.0)),
        Some(Const::Complex(1.0, -2.0))
    );
}

#[test]
fn sequences() {
    assert_eq!(binary(5, &s("ab"), &Const::int(3)), Some(s("ababab")));
    assert_eq!(binary(5, &s("ab"), &Const::int(2049)), None);
    assert_eq!(binary(5, &t(&[1]), &Const::int(257)), None);
    assert_eq!(binary(5, &t(&[1]), &Const::int(-1)), None);
    assert_eq!(binary(26, &s("héllo"), &Const::int(-4)), Some(s("é")));
    assert_eq!(binary(26, &t(&[1, 2]), &Const::int(2)), None);
    let slice = Const::Slice(Box::new([Const::None, Const::None, Const::int(-1)]));
    assert_eq!(binary(26, &s("abc"), &slice), Some(s("cba")));
    assert_eq!(binary(6, &s("%d"), &Const::int(1)), None);
}

#[test]
fn set_items_are_unique_by_value() {
    let set = frozen_set(vec![
        Const::int(1),
        Const::True,
        Const::Float(1.0),
        Const::int(2),
    ]);
    assert_eq!(set, Const::FrozenSet(vec![Const::int(1), Const::int(2)]));
}

#[test]
fn sets_of_numbers_are_in_hash_order() {
    for (given, want) in [
        (&[3, 1, 2][..], &[1, 2, 3][..]),
        (&[1000, -1, 17, 8, 0], &[0, 1000, 8, 17, -1]),
        (
            &[100, 33, 65, 1, 9, 40, 8, 16, 24, 32, 7, -2, -1],
            &[32, 65, 33, 1, 100, 7, 40, 9, 8, 16, -1, 24, -2],
        ),
    ] {
        let items = given.iter().map(|&item| Const::int(item)).collect();
        let Const::FrozenSet(have) = frozen_set(items) else {
            panic!("not a set")
        };
        assert_eq!(
            crate::code::set_order::ordered(&have),
            want.iter()
                .map(|&item| Const::int(item))
                .collect::<Vec<_>>()
        );
    }
}
