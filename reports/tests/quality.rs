//! Warnings from the raw records.

mod common;

use common::{campaign, loaded, records};
use gearbox_reports::schema::{Campaign, Record, Shard};
use gearbox_reports::{Analysis, quality};

/// The warnings of a campaign after a change to it and to each record.
fn warnings(change: impl Fn(&mut Campaign), each: impl Fn(usize, &mut Record)) -> Vec<String> {
    let mut campaign = campaign(&[("fib", "calls"), ("nbody", "numeric")], 8);
    change(&mut campaign);
    let mut records = records(&campaign);
    for (i, record) in records.iter_mut().enumerate() {
        each(i, record);
    }
    let loaded = loaded(&campaign, &records);
    let found = quality::warnings(&loaded);
    // All of them reach the reports.
    let analysis = Analysis::new(&loaded, None).expect("a baseline");
    assert!(found.iter().all(|w| analysis.warnings.contains(w)));
    found
}

#[test]
fn a_quiet_campaign_has_none() {
    assert_eq!(warnings(|_| {}, |_, _| {}), Vec::<String>::new());
}

#[test]
fn parts_that_are_missing() {
    let shard = Some(Shard { number: 2, of: 4 });
    let found = warnings(|c| c.shard = shard, |_, _| {});
    assert!(
        found[0].starts_with("Shard 2 of 4 alone") && found.len() == 1,
        "{found:?}"
    );
    let campaign = campaign(&[("fib", "calls")], 8);
    let mut records = records(&campaign);
    records.retain(|r| r.block != 3 && !(r.block == 5 && r.configuration == "quick"));
    assert_eq!(
        quality::warnings(&loaded(&campaign, &records)),
        ["5 processes in 2 of 8 blocks are missing: the campaign was not finished."]
    );
}

#[test]
fn boost_load_and_short_values() {
    let found = warnings(
        |c| {
            c.machine.boost = Some(true);
            c.machine.timer_resolution_ns = Some(2_000_000);
        },
        |_, r| {
            r.load = Some(2.5);
            if r.kernel == "nbody" && r.configuration == "quick" {
                r.values_ns[1] = 1_900_000_000;
            }
        },
    );
    assert!(found[0].contains("boost is on"), "{found:?}");
    assert!(found[1].contains("median load 2.5"), "{found:?}");
    assert!(
        found[2].contains("shorter than 2000 ms") && found[2].contains("fib, nbody"),
        "{found:?}"
    );
    assert_eq!(found.len(), 3);
}

#[test]
fn scatter_between_processes() {
    let found = warnings(
        |_| {},
        |_, r| {
            if r.kernel == "nbody" && r.configuration == "quick" {
                let factor = u64::from(r.block % 2) + 2;
                r.values_ns.iter_mut().for_each(|ns| *ns *= factor);
            }
        },
    );
    assert_eq!(
        found,
        ["quick varies by more than 10 % between processes on nbody."]
    );
}

#[test]
fn events_that_never_settle() {
    let counted = |events: [u64; 4]| {
        warnings(
            |_| {},
            move |_, r| {
                if r.configuration == "quick" {
                    r.events = events.to_vec();
                }
            },
        )
    };
    // A value of 33 or 50 ms may have some hundred events.
    assert!(counted([5000, 40, 3, 3]).is_empty());
    let found = counted([5000, 5000, 4000, 4000]);
    assert_eq!(
        found,
        [
            "quick reached no steady state: it still tries to specialize on fib (4000 in each value), nbody (4000 in each value)."
        ]
    );
}
