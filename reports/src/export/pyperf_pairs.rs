//! Slices that alternated, in pyperf's form, for looking at. pyperf takes values for independent, which these are not: each file says
//! `vm_mode: alternate`, and verdicts come from the pairs.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::csv::slice_of;
use super::pyperf::{Exported, date, file, file_name, kernel_metadata, put};
use crate::load::LoadedCampaign;
use crate::schema::{Pair, PairRecord, State, Which};

/// Adds a file for each configuration that alternated; the benchmarks are pairs. Where both sides have the same configuration, the second
/// side's file has `-b` behind the name.
pub(super) fn add(loaded: &LoadedCampaign, names: &mut BTreeSet<String>, out: &mut Exported) {
    let campaign = &loaded.campaign;
    for configuration in &campaign.configurations {
        let (mut own, mut second) = (Vec::new(), Vec::new());
        for pair in &campaign.pairs {
            let of_pair = loaded.pairs.iter().filter(|r| r.pair == pair.id);
            let records: Vec<&PairRecord> = of_pair.filter(|r| r.state == State::Ok).collect();
            if records.len() < 2 {
                continue;
            }
            let same = pair.a.configuration == pair.b.configuration;
            if pair.a.configuration == configuration.id {
                own.push(benchmark(loaded, pair, Which::A, &records));
            }
            if pair.b.configuration == configuration.id {
                let target = if same { &mut second } else { &mut own };
                target.push(benchmark(loaded, pair, Which::B, &records));
            }
        }
        for (id, benchmarks) in [
            (configuration.id.clone(), own),
            (format!("{}-b", configuration.id), second),
        ] {
            if !benchmarks.is_empty() {
                let text = file(campaign, configuration, "alternate", benchmarks);
                out.files.push((file_name(&id, campaign, names), text));
            }
        }
    }
    if !loaded.pairs.is_empty() {
        out.remarks.push(
            "values of slices that alternated are for looking at: pyperf's tests take them for independent"
                .into(),
        );
    }
}

fn benchmark(loaded: &LoadedCampaign, pair: &Pair, side: Which, records: &[&PairRecord]) -> Value {
    let runs: Vec<Value> = records.iter().map(|r| run(r, side)).collect();
    let what = match side {
        Which::A => &pair.a,
        Which::B => &pair.b,
    };
    let kernel = loaded.campaign.kernel(&what.kernel);
    let mut metadata = kernel.map_or_else(Map::new, kernel_metadata);
    put(&mut metadata, "name", &pair.id);
    put(&mut metadata, "vm_kernel", &what.kernel);
    put(
        &mut metadata,
        "vm_side",
        if side == Which::A { "a" } else { "b" },
    );
    json!({"metadata": metadata, "runs": runs})
}

fn run(record: &PairRecord, side: Which) -> Value {
    let units = record.units.max(1);
    let values: Vec<f64> = record
        .quads
        .iter()
        .flat_map(|quad| {
            let slices = quad.ns.iter().enumerate();
            let own = slices.filter(|(place, _)| slice_of(quad.first, *place) == side);
            own.map(|(_, ns)| *ns as f64 / units as f64 * 1e-9)
        })
        .collect();
    let warmup = match side {
        Which::A => &record.warmup_a,
        Which::B => &record.warmup_b,
    };
    let mut metadata = json!({
        "loops": units, "date": date(&record.usage.started), "duration": record.usage.wall_ns as f64 * 1e-9,
        "vm_block": record.block, "vm_order": record.order,
    });
    if let Some(rss) = record.usage.max_rss.filter(|rss| *rss > 0) {
        metadata["mem_max_rss"] = rss.into();
    }
    if let Some(load) = record.usage.load {
        metadata["load_avg_1min"] = load.into();
    }
    let mut run = json!({"values": values, "metadata": metadata});
    if !warmup.values_ns.is_empty() {
        let warmups = warmup.values_ns.iter();
        run["warmups"] = warmups.map(|ns| json!([1, *ns as f64 * 1e-9])).collect();
    }
    run
}
