//! Single values as CSV, for other statistics than ours.

use crate::load::LoadedCampaign;
use crate::schema::{Phase, Side, State, Which};
use crate::tables::csv_field;

/// One row for each value of each process that ended well; times are seconds of one call of `run`.
pub fn values_csv(loaded: &LoadedCampaign) -> String {
    let mut out = String::from(
        "kernel,configuration,phase,block,order,kind,index,seconds,loops,events,startup_s,max_rss_bytes,user_s,system_s,\
         involuntary_switches,padding,load,started\n",
    );
    for r in loaded.records.iter().filter(|r| r.state == State::Ok) {
        let phase = match r.phase {
            Phase::Check => "check",
            Phase::Calibrate => "calibrate",
            Phase::Measure => "measure",
        };
        let warmups = r.warmups_ns.iter().map(|ns| ("warmup", ns));
        let values = r.values_ns.iter().map(|ns| ("value", ns));
        for (at, (kind, ns)) in warmups.chain(values).enumerate() {
            let index = match kind {
                "value" => at - r.warmups_ns.len(),
                _ => at,
            };
            row(
                &mut out,
                &[
                    r.kernel.clone(),
                    r.configuration.clone(),
                    phase.into(),
                    r.block.to_string(),
                    r.order.to_string(),
                    kind.into(),
                    index.to_string(),
                    seconds(*ns, r.loops),
                    r.loops.to_string(),
                    optional(r.events.get(at)),
                    r.startup_ns.map_or(String::new(), |ns| seconds(ns, 1)),
                    optional(r.max_rss.as_ref()),
                    seconds(r.user_ns, 1),
                    seconds(r.system_ns, 1),
                    r.involuntary_switches.to_string(),
                    r.padding.to_string(),
                    optional(r.load.as_ref()),
                    r.started.clone(),
                ],
            );
        }
    }
    out
}

/// One row for each slice of each process that alternated; times are seconds of one call of `run`.
pub fn pairs_csv(loaded: &LoadedCampaign) -> String {
    let mut out =
        String::from("pair,side,kernel,configuration,block,quad,place,seconds,units,started\n");
    for r in loaded.pairs.iter().filter(|r| r.state == State::Ok) {
        let Some(pair) = loaded.campaign.pair(&r.pair) else {
            continue;
        };
        for (number, quad) in r.quads.iter().enumerate() {
            for (place, ns) in quad.ns.iter().enumerate() {
                let (name, side): (&str, &Side) = match slice_of(quad.first, place) {
                    Which::A => ("a", &pair.a),
                    Which::B => ("b", &pair.b),
                };
                row(
                    &mut out,
                    &[
                        r.pair.clone(),
                        name.into(),
                        side.kernel.clone(),
                        side.configuration.clone(),
                        r.block.to_string(),
                        number.to_string(),
                        place.to_string(),
                        seconds(*ns, r.units),
                        r.units.to_string(),
                        r.usage.started.clone(),
                    ],
                );
            }
        }
    }
    out
}

/// Whose slice stands at a place of a quad: the first side has the outer two.
pub(super) fn slice_of(first: Which, place: usize) -> Which {
    let outer = place == 0 || place == 3;
    match (first, outer) {
        (Which::A, true) | (Which::B, false) => Which::A,
        _ => Which::B,
    }
}

fn seconds(ns: u64, calls: u64) -> String {
    format!("{:.9}", ns as f64 / calls.max(1) as f64 * 1e-9)
}

fn optional(value: Option<&impl ToString>) -> String {
    value.map_or(String::new(), ToString::to_string)
}

fn row(out: &mut String, fields: &[String]) {
    let quoted: Vec<String> = fields.iter().map(|f| csv_field(f)).collect();
    out.push_str(&quoted.join(","));
    out.push('\n');
}
