use std::collections::BTreeSet;

use super::{SCENARIOS, program};

/// Programs that the tests look at.
const SAMPLE: u64 = 400;

#[test]
fn a_seed_is_a_program() {
    for seed in 0..50 {
        assert_eq!(program(seed).text, program(seed).text);
    }
    assert_ne!(program(1).text, program(2).text);
}

#[test]
fn programs_compile() {
    for seed in 0..SAMPLE {
        let text = program(seed).text;
        let compiled = gearbox_vm::compile::compile_bytes(
            text.as_bytes(),
            "<fuzz>",
            gearbox_vm::tree::Mode::Exec,
        );
        assert!(
            compiled.is_ok(),
            "seed {seed}: {:?}\n{text}",
            compiled.err()
        );
    }
}

/// What the fuzzer promises, by the name of a feature or by the text itself.
#[test]
fn everything_promised_is_generated() {
    let mut features = BTreeSet::new();
    let mut texts = String::new();
    for seed in 0..SAMPLE {
        let program = program(seed);
        features.extend(program.features);
        texts += &program.text;
    }
    let promised = [
        "arithmetic",
        "overflow in a loop",
        "comparison",
        "chained comparison",
        "truth",
        "text accumulated",
        "subscript",
        "item stored",
        "containment",
        "unpacking",
        "formatting",
        "attributes",
        "attribute stored",
        "attribute deleted",
        "class attribute rebound",
        "property added",
        "__getattr__",
        "__getattr__ added",
        "__getattribute__",
        "__getattribute__ added",
        "__slots__",
        "__class__ assigned",
        "__dict__ touched",
        "__dict__ replaced",
        "__code__ replaced",
        "__defaults__ replaced",
        "__kwdefaults__ replaced",
        "__bases__ assigned",
        "method replaced",
        "metaclass",
        "changed inside a loop",
        "super",
        "module attributes",
        "globals",
        "global deleted",
        "builtins rebound",
        "builtin shadowed",
        "calls",
        "builtin calls",
        "method calls",
        "class calls",
        "constructor changed",
        "for over iterators",
        "iterator class patched",
        "generator protocol",
        "comprehension",
        "exceptions",
        "with",
        "recursion",
        "free variables",
        "match",
        "exceptions in guards",
        "polymorphic site",
        "soup",
        "__getitem__ replaced",
        "site in a loop",
        "site in a method",
        "site in a closure",
        "site in a generator",
        "site at module level",
    ];
    for name in promised {
        assert!(features.contains(name), "no program has: {name}");
    }
    let written = [
        "float('nan')",
        "-0.0",
        "2**47",
        "10**20",
        "__missing__",
        "yield from",
        ".throw(",
        ".send(",
        ".close()",
        "nonlocal",
        "finally:",
        "*args",
        "**kwargs",
        "@classmethod",
        "@staticmethod",
        "functools.partial",
        "builtins.len = ",
        "match a:",
        " if not a",
        "slice(",
        "range(2**70",
        "f'{a!r",
        "(a < b",
        "+= x",
        "builtins.",
    ];
    for text in written {
        assert!(texts.contains(text), "no program has: {text}");
    }
}

#[test]
fn every_scenario_has_a_chance() {
    assert!(SCENARIOS.iter().all(|(weight, _)| *weight > 0));
}
