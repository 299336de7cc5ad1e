//! Several folders of one campaign, such as its shards, joined into one.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::Hash;

use serde_json::Value;

use crate::load::LoadedCampaign;
use crate::schema::{Campaign, CountRecord, PairRecord, Phase, Record, State};

/// A joined campaign.
#[derive(Debug, Clone)]
pub struct Merged {
    /// The constant part, of the whole.
    pub campaign: Campaign,
    /// Journal lines: checks, calibrations, then blocks in their order.
    pub records: Vec<Record>,
    /// Lines of pairs.
    pub pairs: Vec<PairRecord>,
    /// Lines of counts.
    pub counts: Vec<CountRecord>,
    /// Lines that several folders had alike, and that are there once now.
    pub folded: usize,
    /// Processes that no folder has, by block.
    pub missing: BTreeMap<u32, usize>,
}

/// Paths in `campaign.json` that may differ between folders of one campaign. Machines are compared by architecture and CPU instead.
const FREE: [&str; 8] = [
    "id", "created", "command", "shard", "machine", "build", "program", "affinity",
];

/// Says where two campaigns that ought to be one differ.
pub fn difference(a: &Campaign, b: &Campaign) -> Option<String> {
    let own = |field: &str, a: &str, b: &str| {
        (a != b).then(|| format!("field `{field}`: `{a}` here, `{b}` there"))
    };
    let values = (serde_json::to_value(a), serde_json::to_value(b));
    let deep = match &values {
        (Ok(a), Ok(b)) => first_difference("", a, b),
        // Both were read from JSON.
        _ => None,
    };
    deep.or_else(|| own("build.sha256", &a.build.sha256, &b.build.sha256))
        .or_else(|| own("machine.arch", &a.machine.arch, &b.machine.arch))
        .or_else(|| own("machine.cpu", &a.machine.cpu, &b.machine.cpu))
        .or_else(|| own("id", &a.id, &b.id))
}

fn first_difference(path: &str, a: &Value, b: &Value) -> Option<String> {
    match (a, b) {
        (Value::Object(x), Value::Object(y)) => {
            let mut keys: Vec<&String> = x.keys().chain(y.keys()).collect();
            keys.sort();
            keys.dedup();
            keys.into_iter()
                .filter(|key| !FREE.contains(&key.as_str()))
                .find_map(|key| {
                    let path = if path.is_empty() {
                        key.clone()
                    } else {
                        format!("{path}.{key}")
                    };
                    let field = |map: &serde_json::Map<String, Value>| {
                        map.get(key).cloned().unwrap_or(Value::Null)
                    };
                    first_difference(&path, &field(x), &field(y))
                })
        }
        (Value::Array(x), Value::Array(y)) if x.len() == y.len() => {
            let mut pairs = x.iter().zip(y).enumerate();
            pairs.find_map(|(i, (a, b))| first_difference(&format!("{path}[{i}]"), a, b))
        }
        (Value::Array(x), Value::Array(y)) => Some(format!(
            "field `{path}`: {} entries here, {} there",
            x.len(),
            y.len()
        )),
        _ if a == b => None,
        _ => Some(format!("field `{path}`: {a} here, {b} there")),
    }
}

/// Joins folders of one campaign.
///
/// # Errors
/// They belong to different campaigns, or have different lines for one process; the message names folders and fields.
pub fn merge(parts: &[LoadedCampaign]) -> Result<Merged, String> {
    let [first, others @ ..] = parts else {
        return Err("nothing to join".into());
    };
    for part in others {
        if let Some(difference) = difference(&first.campaign, &part.campaign) {
            return Err(format!(
                "{} and {} are not parts of one campaign: {difference}",
                first.folder.display(),
                part.folder.display()
            ));
        }
    }
    let mut folded = 0;
    let mut records = Vec::new();
    let checks = |r: &Record| r.phase != Phase::Measure;
    // Each part checks and calibrates for itself: several such lines are no contradiction.
    for part in parts {
        for record in part.records.iter().filter(|r| checks(r)) {
            if records.contains(record) {
                folded += 1;
            } else {
                records.push(record.clone());
            }
        }
    }
    records.sort_by_key(|r| r.phase == Phase::Calibrate);
    let mut measured = joined(
        parts,
        |part| part.records.iter().filter(|r| !checks(r)),
        |r| (r.block, r.kernel.clone(), r.configuration.clone()),
        |(block, kernel, configuration)| format!("block {block}, {configuration} on {kernel}"),
        &mut folded,
    )?;
    measured.sort_by_key(|r| (r.block, r.order));
    records.extend(measured);
    let pairs = joined(
        parts,
        |part| part.pairs.iter(),
        |r| (r.pair.clone(), r.block),
        |(pair, block)| format!("block {block} of the pair {pair}"),
        &mut folded,
    )?;
    let counts = joined(
        parts,
        |part| part.counts.iter(),
        |r| (r.kernel.clone(), r.configuration.clone()),
        |(kernel, configuration)| format!("the counts of {configuration} on {kernel}"),
        &mut folded,
    )?;
    let campaign = whole(parts);
    let missing = missing(&campaign, &records);
    Ok(Merged {
        campaign,
        records,
        pairs,
        counts,
        folded,
        missing,
    })
}

/// All lines of one kind; those that say the same are folded, those that contradict each other are refused.
fn joined<'a, T, I, K>(
    parts: &'a [LoadedCampaign],
    lines: impl Fn(&'a LoadedCampaign) -> I,
    key: impl Fn(&T) -> K,
    name: impl Fn(&K) -> String,
    folded: &mut usize,
) -> Result<Vec<T>, String>
where
    T: Clone + PartialEq + 'a,
    I: Iterator<Item = &'a T>,
    K: Eq + Hash,
{
    let mut out: Vec<T> = Vec::new();
    let mut seen: HashMap<K, (usize, &LoadedCampaign)> = Default::default();
    for part in parts {
        for line in lines(part) {
            let key = key(line);
            match seen.get(&key) {
                Some((at, _)) if out[*at] == *line => *folded += 1,
                Some((_, other)) => {
                    return Err(format!(
                        "{} and {} have different results for the same process: {}",
                        other.folder.display(),
                        part.folder.display(),
                        name(&key)
                    ));
                }
                None => {
                    seen.insert(key, (out.len(), part));
                    out.push(line.clone());
                }
            }
        }
    }
    Ok(out)
}

/// The constant part of the whole: what was common, the machines' names together, the worst load.
fn whole(parts: &[LoadedCampaign]) -> Campaign {
    let mut campaign = parts[0].campaign.clone();
    campaign.shard = None;
    let mut command = Vec::new();
    let mut words = campaign.command.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--shard" => _ = words.next(),
            word if word.starts_with("--shard=") => {}
            word => command.push(word.to_string()),
        }
    }
    campaign.command = command;
    let machines = || parts.iter().map(|p| &p.campaign.machine);
    let mut seen = HashSet::new();
    let hosts: Vec<&str> = machines()
        .map(|m| m.hostname.as_str())
        .filter(|name| seen.insert(*name))
        .collect();
    campaign.machine.hostname = hosts.join(", ");
    campaign.machine.load = machines().filter_map(|m| m.load).reduce(f64::max);
    campaign.machine.timer_resolution_ns = machines().filter_map(|m| m.timer_resolution_ns).max();
    let cpus = parts.iter().flat_map(|p| &p.campaign.plan.affinity);
    campaign.plan.affinity = cpus
        .copied()
        .collect::<BTreeSet<u32>>()
        .into_iter()
        .collect();
    let created = parts.iter().map(|p| &p.campaign.created).min();
    campaign.created = created.cloned().unwrap_or_default();
    campaign
}

/// Processes of the plan without a line, by block; cells that went wrong are left out of later blocks by design. None are planned where pairs
/// alternate and nothing else was begun.
pub fn missing(campaign: &Campaign, records: &[Record]) -> BTreeMap<u32, usize> {
    if !campaign.pairs.is_empty() && records.is_empty() {
        return BTreeMap::new();
    }
    let wrong: HashSet<(&str, &str)> = records
        .iter()
        .filter(|r| r.state != State::Ok)
        .map(|r| (r.kernel.as_str(), r.configuration.as_str()))
        .collect();
    let measured: HashSet<(u32, &str, &str)> = records
        .iter()
        .filter(|r| r.phase == Phase::Measure)
        .map(|r| (r.block, r.kernel.as_str(), r.configuration.as_str()))
        .collect();
    let mut out = BTreeMap::new();
    for block in campaign.blocks() {
        let cells = campaign
            .kernels
            .iter()
            .flat_map(|k| campaign.configurations.iter().map(move |c| (k, c)));
        let left = cells
            .map(|(k, c)| (k.name.as_str(), c.id.as_str()))
            .filter(|(k, c)| !wrong.contains(&(*k, *c)) && !measured.contains(&(block, k, c)))
            .count();
        if left > 0 {
            out.insert(block, left);
        }
    }
    out
}
