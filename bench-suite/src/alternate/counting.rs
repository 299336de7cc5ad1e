//! Exact counts of one kernel under one configuration: how much of what it executes are members of which family, and how hot its hottest instruction is.

use std::collections::BTreeMap;

use gearbox_reports::schema::{FamilyCounts, PairCount, VmCounts};
use gearbox_vm::isa::Op;
use gearbox_vm::run::probe::Counts;
use gearbox_vm::special::families::FAMILIES;
use serde::{Deserialize, Serialize};

use super::protocol::{Task, TaskSide};
use super::worker::Player;
use crate::engine;
use crate::failure::{Failure, Outcome};
use crate::observe;
use crate::output;

/// Calls before the counted one: enough for every site that runs at all often to have specialized.
pub const WARMUPS: u64 = 3;
/// Pairs of instructions that are kept.
const PAIRS: usize = 100;

/// What the counting process says.
#[derive(Debug, Serialize, Deserialize)]
pub struct Counted {
    /// Counters of one warm call.
    pub vm: VmCounts,
    /// What `run` returned.
    pub checksum: String,
}

/// Counts one call of side `a` of the task, and prints the counters.
pub fn serve(task: &str) -> Outcome {
    let task: Task =
        serde_json::from_str(task).map_err(|e| Failure::usage(format!("alternate-count: {e}")))?;
    let mut configuration = engine::configuration(&task.a.configuration)?;
    if !configuration.strategy.counts() {
        return Err(Failure::usage(format!(
            "`{}` executes no instructions that could be counted",
            configuration.strategy.name()
        )));
    }
    configuration.options.counting = true;
    engine::on_big_stack(move || {
        let side: &TaskSide = &task.a;
        let mut player = match Player::start(&configuration, &task, side) {
            Ok(player) => player,
            Err(code) => return Ok(code),
        };
        for _ in 0..WARMUPS {
            if let Err(code) = player.checksum() {
                return Ok(code);
            }
        }
        player.vm.counts = Some(Counts::new(true));
        let checksum = match player.checksum() {
            Ok(text) => text,
            Err(code) => return Ok(code),
        };
        let Some(counts) = player.vm.counts.take() else {
            return Err(Failure::error("alternate-count: the counters are gone"));
        };
        let counted = Counted {
            vm: summary(&counts),
            checksum,
        };
        let text = serde_json::to_string(&counted)
            .map_err(|e| Failure::error(format!("alternate-count: {e}")))?;
        output::print(&format!("{text}\n"));
        Ok(0)
    })
}

/// The counters as results store them.
fn summary(counts: &Counts) -> VmCounts {
    let executed = counts.executed.iter().enumerate();
    let mut pairs: Vec<PairCount> = counts
        .pairs
        .iter()
        .enumerate()
        .filter(|(pair, n)| **n > 0 && *pair >= 256)
        .map(|(pair, n)| PairCount {
            first: observe::name(pair / 256),
            second: observe::name(pair % 256),
            count: *n,
        })
        .collect();
    let pairs_total = pairs.iter().map(|p| p.count).sum();
    pairs.sort_by(|x, y| y.count.cmp(&x.count).then_with(|| x.first.cmp(&y.first)));
    pairs.truncate(PAIRS);
    VmCounts {
        executions: executed
            .filter(|(_, n)| **n > 0)
            .map(|(op, n)| (observe::name(op), *n))
            .collect(),
        pairs,
        pairs_total,
        families: families(counts),
        hottest: counts
            .sites
            .as_ref()
            .and_then(|sites| sites.values().max().copied()),
    }
}

fn families(counts: &Counts) -> BTreeMap<String, FamilyCounts> {
    let executed = |op: Op| counts.executed[op as usize];
    FAMILIES
        .iter()
        .filter(|f| executed(f.op) > 0 || f.members.iter().any(|m| executed(m.op) > 0))
        .map(|f| {
            let row = observe::family_row(counts, f);
            let family = FamilyCounts {
                hits: row.hit,
                misses: row.miss,
                deferred: row.deferred,
                deopts: row.deopt,
                successes: row.success,
                failures: row.kinds.into_iter().collect(),
                members: f
                    .members
                    .iter()
                    .filter(|m| executed(m.op) > 0)
                    .map(|m| (m.name(), executed(m.op)))
                    .collect(),
            };
            (f.name(), family)
        })
        .collect()
}
