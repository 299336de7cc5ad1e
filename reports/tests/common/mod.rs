//! A campaign made up for tests: three strategies' worth of shapes without any clock.
#![allow(dead_code)] // Each test binary uses a part.

pub mod full;

use std::path::{Path, PathBuf};

use gearbox_reports::LoadedCampaign;
use gearbox_reports::load::{parse_campaign, parse_journal};
use gearbox_reports::schema::*;

pub fn configuration(id: &str, role: Role, style: u32) -> Configuration {
    Configuration {
        id: id.into(),
        role,
        strategy: (role != Role::External).then(|| id.into()),
        options: Default::default(),
        program: format!("/opt/{id}"),
        version: "1".into(),
        style,
    }
}

pub fn campaign(kernels: &[(&str, &str)], blocks: u32) -> Campaign {
    Campaign {
        schema: SCHEMA_VERSION,
        id: "test-1".into(),
        created: "2026-11-21T10:00:00Z".into(),
        command: vec!["gearbox".into(), "bench".into(), "it's <quick>".into()],
        plan: Plan {
            effort: Effort::Default,
            size: "std".into(),
            processes: blocks,
            values: 3,
            warmups: 1,
            min_time: 0.1,
            seed: 7,
            timeout: 300.0,
            alpha: 0.05,
            delta: 0.01,
            order: "random".into(),
            affinity: Vec::new(),
        },
        configurations: vec![
            configuration("base", Role::Strategy, 0),
            configuration("quick", Role::Strategy, 1),
            configuration("other-3.14", Role::External, 7),
            configuration("null", Role::Null, 0),
        ],
        baseline: "base".into(),
        pairs: Vec::new(),
        kernels: kernels
            .iter()
            .map(|(name, kind)| Kernel {
                name: name.to_string(),
                kind: kind.to_string(),
                about: "about & more".into(),
                n: 5,
                golden: "ok".into(),
                sha256: "aa".into(),
            })
            .collect(),
        shard: None,
        machine: Machine {
            cpu: "A <CPU>".into(),
            cpus: 2,
            ..Machine::default()
        },
        build: Build {
            rustc: "rustc 1".into(),
            profile: "release".into(),
            codegen: Some(codegen()),
            ..Build::default()
        },
    }
}

/// Figures of one loop and one chain.
fn codegen() -> Codegen {
    let code = LoopCode {
        indirect_jumps: 4711,
        ..LoopCode::default()
    };
    let chain = TailCode {
        framed_at_entry: 815,
        ..TailCode::default()
    };
    Codegen {
        loops: [("match_loop".to_owned(), code)].into(),
        tails: [("quickener".to_owned(), chain)].into(),
    }
}

pub fn record(
    campaign: &Campaign,
    block: u32,
    kernel: &str,
    configuration: &str,
    seconds: f64,
) -> Record {
    let ns = (seconds * 1e9) as u64;
    Record {
        schema: SCHEMA_VERSION,
        campaign: campaign.id.clone(),
        phase: Phase::Measure,
        block,
        order: 0,
        configuration: configuration.into(),
        kernel: kernel.into(),
        kernel_sha256: "aa".into(),
        n: 5,
        loops: 10,
        warmups_ns: vec![ns * 11],
        values_ns: vec![ns * 10, ns * 11, ns * 10],
        checksum: Some("ok".into()),
        state: State::Ok,
        message: None,
        events: Vec::new(),
        startup_ns: None,
        max_rss: Some(8 << 20),
        user_ns: ns,
        system_ns: 0,
        wall_ns: ns * 40,
        voluntary_switches: 1,
        involuntary_switches: 0,
        padding: 9,
        started: "2026-11-21T10:00:01Z".into(),
        load: Some(0.1),
    }
}

/// `quick` takes 1/2 of base's time on the first kernel, 1/3 on the second, …; `other` twice as much.
pub fn records(campaign: &Campaign) -> Vec<Record> {
    let mut rng = fastrand::Rng::with_seed(1);
    let mut out = Vec::new();
    for block in 1..=campaign.plan.processes {
        for (k, kernel) in campaign.kernels.iter().enumerate() {
            for configuration in &campaign.configurations {
                let noise = 1.0 + 0.02 * (rng.f64() - 0.5);
                let factor = match configuration.id.as_str() {
                    "quick" => 1.0 / (k as f64 + 2.0),
                    "other-3.14" => 2.0,
                    _ => 1.0,
                };
                out.push(record(
                    campaign,
                    block,
                    &kernel.name,
                    &configuration.id,
                    0.01 * factor * noise,
                ));
            }
        }
    }
    out
}

pub fn journal_text(records: &[Record]) -> String {
    records
        .iter()
        .map(|r| serde_json::to_string(r).expect("plain data") + "\n")
        .collect()
}

/// Through the files' text and back, as a real campaign goes.
pub fn loaded(campaign: &Campaign, records: &[Record]) -> LoadedCampaign {
    let text = serde_json::to_string_pretty(campaign).expect("plain data");
    let campaign = parse_campaign(Path::new("campaign.json"), &text).expect("valid");
    let (records, torn_line) = parse_journal(
        Path::new("journal.jsonl"),
        &journal_text(records),
        &campaign,
    )
    .expect("valid");
    LoadedCampaign {
        folder: PathBuf::from("."),
        campaign,
        records,
        pairs: Vec::new(),
        counts: Vec::new(),
        torn_line,
    }
}
