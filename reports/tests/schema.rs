//! The result files: round trips, and errors that name file, line and field.

mod common;

use std::path::Path;

use common::{campaign, journal_text, records};
use gearbox_reports::LoadError;
use gearbox_reports::load::{load_campaign, parse_campaign, parse_journal};
use gearbox_reports::schema::SCHEMA_VERSION;

fn campaign_error(change: impl Fn(&mut serde_json::Value)) -> LoadError {
    let mut value = serde_json::to_value(campaign(&[("fib", "calls")], 6)).expect("plain data");
    change(&mut value);
    parse_campaign(Path::new("x/campaign.json"), &format!("{value:#}"))
        .expect_err("must be refused")
}

fn journal_error(line: usize, change: impl Fn(&mut serde_json::Value)) -> LoadError {
    let campaign = campaign(&[("fib", "calls")], 6);
    let mut text = String::new();
    for (i, record) in records(&campaign).iter().enumerate() {
        let mut value = serde_json::to_value(record).expect("plain data");
        if i + 1 == line {
            change(&mut value);
        }
        text.push_str(&format!("{value}\n"));
    }
    parse_journal(Path::new("x/journal.jsonl"), &text, &campaign).expect_err("must be refused")
}

#[test]
fn everything_survives_a_round_trip() {
    let campaign = campaign(&[("fib", "calls"), ("nbody", "numeric")], 6);
    let records = records(&campaign);
    let loaded = common::loaded(&campaign, &records);
    assert_eq!(loaded.campaign, campaign);
    assert_eq!(loaded.records, records);
    assert!(!loaded.torn_line);
}

#[test]
fn a_missing_folder_is_named() {
    let error = load_campaign(Path::new("no-such-folder")).expect_err("missing");
    assert!(
        error
            .to_string()
            .starts_with("no-such-folder/campaign.json: cannot be read:"),
        "{error}"
    );
}

#[test]
fn campaign_errors_name_the_field() {
    let cases: [(&str, LoadError); 8] = [
        (
            "plan.seed",
            campaign_error(|v| v["plan"]["seed"] = "seven".into()),
        ),
        (
            "seed",
            campaign_error(|v| drop(v["plan"].as_object_mut().map(|p| p.remove("seed")))),
        ),
        ("surprise", campaign_error(|v| v["surprise"] = 1.into())),
        (
            "kernels[0].n",
            campaign_error(|v| v["kernels"][0]["n"] = (-1).into()),
        ),
        (
            "baseline",
            campaign_error(|v| v["baseline"] = "nobody".into()),
        ),
        (
            "configurations[1].id",
            campaign_error(|v| v["configurations"][1]["id"] = "base".into()),
        ),
        (
            "plan.alpha",
            campaign_error(|v| v["plan"]["alpha"] = 2.into()),
        ),
        (
            "configurations[2].role",
            campaign_error(|v| v["configurations"][2]["role"] = "boss".into()),
        ),
    ];
    for (field, error) in cases {
        assert_eq!(error.field.as_deref(), Some(field), "{error}");
        assert_eq!(error.file, Path::new("x/campaign.json"));
    }
}

#[test]
fn journal_errors_name_line_and_field() {
    let cases: [(usize, &str, LoadError); 9] = [
        (
            3,
            "values_ns[1]",
            journal_error(3, |v| v["values_ns"][1] = "fast".into()),
        ),
        (2, "loops", journal_error(2, |v| v["loops"] = 0.into())),
        (1, "state", journal_error(1, |v| v["state"] = "fine".into())),
        (
            4,
            "kernel",
            journal_error(4, |v| v["kernel"] = "nbody".into()),
        ),
        (
            4,
            "configuration",
            journal_error(4, |v| v["configuration"] = "match".into()),
        ),
        (
            5,
            "campaign",
            journal_error(5, |v| v["campaign"] = "another".into()),
        ),
        (
            6,
            "kernel_sha256",
            journal_error(6, |v| v["kernel_sha256"] = "bb".into()),
        ),
        (
            2,
            "values_ns",
            journal_error(2, |v| v["values_ns"] = serde_json::json!([])),
        ),
        (
            7,
            "block",
            journal_error(7, |v| drop(v.as_object_mut().map(|o| o.remove("block")))),
        ),
    ];
    for (line, field, error) in cases {
        assert_eq!(
            (error.line, error.field.as_deref()),
            (Some(line), Some(field)),
            "{error}"
        );
    }
}

#[test]
fn another_version_is_refused_before_its_fields_are_read() {
    let error = campaign_error(|v| {
        v["schema"] = (SCHEMA_VERSION + 1).into();
        v["later"] = 1.into();
    });
    assert_eq!(error.field.as_deref(), Some("schema"));
    assert!(
        error
            .to_string()
            .contains(&format!("version {}", SCHEMA_VERSION + 1)),
        "{error}"
    );
    assert_eq!(journal_error(2, |v| v["schema"] = 99.into()).line, Some(2));
}

#[test]
fn broken_json_names_the_line() {
    let campaign = campaign(&[("fib", "calls")], 6);
    let mut text = journal_text(&records(&campaign)[..2]);
    text.push_str("{\"schema\": 1,\n");
    let error = parse_journal(Path::new("j"), &text, &campaign).expect_err("broken");
    assert_eq!(error.line, Some(3));
}

#[test]
fn only_an_unfinished_last_line_is_forgiven() {
    let campaign = campaign(&[("fib", "calls")], 6);
    let text = journal_text(&records(&campaign));
    let cut = &text[..text.len() - 40];
    let (kept, torn) =
        parse_journal(Path::new("j"), cut, &campaign).expect("a killed writer's file");
    assert!(torn);
    assert_eq!(kept.len(), records(&campaign).len() - 1);
    // Complete but for its line end: nothing is lost.
    let (kept, torn) = parse_journal(Path::new("j"), text.trim_end(), &campaign).expect("complete");
    assert_eq!((kept.len(), torn), (records(&campaign).len(), false));
}
