//! Property tests of the value word, the dict and set tables, strings and the heap, each against a simple model.

use gearbox_vm::heap::Heap;
use gearbox_vm::object::kinds::KIND_OPS;
use gearbox_vm::object::{Dict, Int, List, Set, Str, Tuple, types};
use gearbox_vm::value::{SMALL_MAX, SMALL_MIN, Value};
use gearbox_vm::vm::{Config, Vm};
use num_bigint::BigInt;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

proptest! {
    #[test]
    fn small_ints_round_trip(i in SMALL_MIN..=SMALL_MAX) {
        let v = Value::small(i);
        prop_assert!(v.is_small() && !v.is_float() && !v.is_ptr() && !v.is_null());
        prop_assert_eq!(v.as_small(), Some(i));
    }

    #[test]
    fn floats_round_trip(bits: u64) {
        let f = f64::from_bits(bits);
        let v = Value::float_from_untrusted(f);
        prop_assert!(v.is_float() && !v.is_small() && !v.is_ptr());
        let back = v.float_unchecked();
        prop_assert!(back.to_bits() == bits || (f.is_nan() && back.is_nan()));
    }

    #[test]
    fn ints_have_one_representation(a: i128) {
        let heap = Heap::new(&KIND_OPS, false);
        let v = Int::from_big(&heap, BigInt::from(a));
        let fits = a >= SMALL_MIN as i128 && a <= SMALL_MAX as i128;
        prop_assert_eq!(v.is_small(), fits);
        prop_assert_eq!(v.as_int().map(|i| i.to_big()), Some(BigInt::from(a)));
        prop_assert_eq!(v.as_i64(), i64::try_from(a).ok());
    }

    #[test]
    fn concatenation_is_concatenation(parts in prop::collection::vec("\\PC{0,80}", 0..12)) {
        let heap = Heap::new(&KIND_OPS, false);
        let mut model = String::new();
        let mut s = Str::new(&heap, "");
        let mut earlier = Vec::new();
        for p in &parts {
            s = Str::concat(&heap, s, Str::new(&heap, p));
            model.push_str(p);
            earlier.push((s, model.clone()));
        }
        // Appending in place must not change the strings that share the buffer.
        for (s, m) in earlier {
            prop_assert_eq!(s.as_str(), m.as_str());
            prop_assert_eq!(s.char_len(), m.chars().count());
            let n = m.chars().count();
            for i in [0, n / 3, n / 2, n.saturating_sub(1)] {
                prop_assert_eq!(s.char_at(i), m.chars().nth(i));
            }
        }
    }
}

#[derive(Clone, Debug)]
enum Step {
    Set(i64, i64),
    Remove(i64),
    Clear,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        8 => (-40i64..40, any::<i32>()).prop_map(|(k, v)| Step::Set(k, v as i64)),
        4 => (-40i64..40).prop_map(Step::Remove),
        1 => Just(Step::Clear),
    ];
    prop::collection::vec(step, 0..300)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn dict_against_a_model(steps in steps()) {
        let mut vm = Vm::new(Config::default());
        let d = Dict::new(&vm.heap);
        let mut model: BTreeMap<i64, i64> = BTreeMap::new();
        let mut order: Vec<i64> = Vec::new();
        for s in steps {
            match s {
                Step::Set(k, v) => {
                    vm.dict_set(d, Value::small(k), Value::small(v)).expect("ints are hashable");
                    if model.insert(k, v).is_none() {
                        order.push(k);
                    }
                }
                Step::Remove(k) => {
                    let got = vm.dict_remove(d, Value::small(k)).expect("ints are hashable").and_then(|v| v.as_small());
                    prop_assert_eq!(got, model.remove(&k));
                    order.retain(|x| *x != k);
                }
                Step::Clear => {
                    d.clear();
                    model.clear();
                    order.clear();
                }
            }
            prop_assert_eq!(d.len(), model.len());
        }
        let keys: Vec<i64> = d.entries().iter().filter_map(|e| e.key.as_small()).collect();
        prop_assert_eq!(&keys, &order);
        for (k, v) in model {
            let got = vm.dict_get(d, Value::small(k)).expect("hashable").and_then(|v| v.as_small());
            prop_assert_eq!(got, Some(v));
        }
    }

    #[test]
    fn set_against_a_model(steps in steps()) {
        let mut vm = Vm::new(Config::default());
        let s = Set::new(&vm.heap, types::SET);
        let mut model = BTreeSet::new();
        for step in steps {
            match step {
                Step::Set(k, _) => {
                    let new = vm.set_add(s, Value::small(k)).expect("hashable");
                    prop_assert_eq!(new, model.insert(k));
                }
                Step::Remove(k) => {
                    let had = vm.set_discard(s, Value::small(k)).expect("hashable");
                    prop_assert_eq!(had, model.remove(&k));
                }
                Step::Clear => {
                    s.clear();
                    model.clear();
                }
            }
        }
        let keys: BTreeSet<i64> = s.entries().iter().filter_map(|e| e.key.as_small()).collect();
        prop_assert_eq!(keys, model);
    }
}

/// What is reachable from a root survives with its contents; what is not is freed and its cells are used again.
#[test]
fn collections_keep_what_is_reachable() {
    let mut vm = Vm::new(Config::default());
    let root = vm.new_list();
    vm.immortal.push(root.value());
    vm.collect();
    let base = vm.heap.stats().live_bytes;
    for round in 0..5i64 {
        root.clear();
        let mut chain = Value::NONE;
        for i in 0..20_000i64 {
            let label = vm.string(format!("item {round} {i}"));
            let t = Tuple::new(&vm.heap, &[Value::small(i), label, chain]).value();
            if i % 100 == 0 {
                root.push(&vm.heap, t);
            }
            if i % 500 == 0 {
                // Short chains: a stale word on the native stack may keep one of them.
                chain = Value::NONE;
            }
            if i % 7 == 0 {
                chain = t;
            }
        }
        vm.collect();
        for (n, v) in root.items().iter().enumerate() {
            let items = v.cast::<Tuple>().expect("still a tuple").items();
            assert_eq!(items[0].as_small(), Some(n as i64 * 100));
            let text = items[1].cast::<Str>().expect("still a str");
            assert_eq!(text.as_str(), format!("item {round} {}", n * 100));
        }
    }
    let before = vm.heap.stats().live_bytes;
    root.clear();
    for _ in 0..3 {
        clobber_stack();
        vm.collect();
    }
    let after = vm.heap.stats().live_bytes;
    assert!(before > base, "{before} of {base} bytes");
    assert!(
        after < base + (before - base) / 2,
        "{after} bytes survive; {base} without the list, {before} with it"
    );
}

#[inline(never)]
fn clobber_stack() {
    let mut junk = [0u64; 4096];
    std::hint::black_box(&mut junk);
}

/// Cycles are collected.
#[test]
fn cycles_are_collected() {
    let mut vm = Vm::new(Config::default());
    make_cycles(&mut vm);
    clobber_stack();
    vm.collect();
    let live = vm.heap.stats().live_bytes;
    make_cycles(&mut vm);
    clobber_stack();
    vm.collect();
    assert!(vm.heap.stats().live_bytes < live + 200_000);
}

#[inline(never)]
fn make_cycles(vm: &mut Vm) {
    for _ in 0..10_000 {
        let a = List::new(&vm.heap, vec![]);
        let b = List::new(&vm.heap, vec![a.value()]);
        a.push(&vm.heap, b.value());
    }
}

/// A value on the native stack only is found there.
#[test]
fn native_locals_are_roots() {
    let mut vm = Vm::new(Config {
        gc_stress: true,
        ..Config::default()
    });
    let l = List::new(&vm.heap, vec![]);
    let hidden = std::hint::black_box(l);
    for i in 0..200 {
        let s = vm.string(format!("text {i} that is long enough"));
        hidden.push(&vm.heap, s);
        vm.safepoint().expect("no signal");
    }
    for (i, v) in hidden.items().iter().enumerate() {
        assert_eq!(
            v.cast::<Str>().expect("a str").as_str(),
            format!("text {i} that is long enough")
        );
    }
}
