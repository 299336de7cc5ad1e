//! Exact counts, gathered: classes of instructions, families, failure kinds, pairs, exposure.

use std::collections::{BTreeMap, BTreeSet};

use crate::load::LoadedCampaign;
use crate::schema::{CountRecord, State, VmCounts};

/// The classes of the instruction mix, in the order of its stacks, with the beginnings of the names that belong to them.
/// The longest beginning that fits decides.
pub const CLASSES: [(&str, &[&str]); 9] = [
    (
        "stack and constants",
        &[
            "LOAD_FAST",
            "STORE_FAST",
            "LOAD_CONST",
            "LOAD_SMALL_INT",
            "LOAD_COMMON_CONSTANT",
            "POP_TOP",
            "COPY",
            "SWAP",
            "PUSH_NULL",
            "NOP",
            "DELETE_FAST",
            "LOAD_DEREF",
            "STORE_DEREF",
            "LOAD_CLOSURE",
            "MAKE_CELL",
            "COPY_FREE_VARS",
        ],
    ),
    (
        "names",
        &[
            "LOAD_GLOBAL",
            "LOAD_NAME",
            "STORE_NAME",
            "STORE_GLOBAL",
            "DELETE_NAME",
            "DELETE_GLOBAL",
            "IMPORT",
            "LOAD_BUILD_CLASS",
            "LOAD_LOCALS",
        ],
    ),
    (
        "attributes",
        &[
            "LOAD_ATTR",
            "STORE_ATTR",
            "DELETE_ATTR",
            "LOAD_SUPER_ATTR",
            "LOAD_SPECIAL",
        ],
    ),
    ("arithmetic", &["BINARY_OP", "UNARY"]),
    (
        "compare and branch",
        &[
            "COMPARE_OP",
            "IS_OP",
            "CONTAINS_OP",
            "TO_BOOL",
            "POP_JUMP",
            "NOT_TAKEN",
            "JUMP",
            "MATCH_",
        ],
    ),
    (
        "containers",
        &[
            "BINARY_OP_SUBSCR",
            "BINARY_SLICE",
            "STORE_SUBSCR",
            "STORE_SLICE",
            "DELETE_SUBSCR",
            "BUILD_",
            "LIST_",
            "SET_",
            "DICT_",
            "MAP_",
            "UNPACK_",
        ],
    ),
    (
        "calls",
        &[
            "CALL",
            "RETURN",
            "RESUME",
            "MAKE_FUNCTION",
            "SET_FUNCTION_ATTRIBUTE",
        ],
    ),
    (
        "iteration",
        &[
            "GET_ITER",
            "FOR_ITER",
            "END_FOR",
            "POP_ITER",
            "YIELD",
            "SEND",
            "END_SEND",
            "GET_YIELD",
            "RETURN_GENERATOR",
            "GET_A",
            "JUMP_BACKWARD",
        ],
    ),
    ("rest", &[]),
];

/// What was counted, by configuration.
#[derive(Debug, Clone, Default)]
pub struct Counted {
    /// Counts of each cell that ended well: kernel, configuration, counts.
    cells: BTreeMap<(String, String), CountRecord>,
    /// Names of instructions that stand for several: what superinstructions executed.
    fused: BTreeSet<String>,
}

/// A family over all kernels of a configuration.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FamilyTotals {
    /// Its name, as the counts spell it.
    pub name: String,
    /// Guards that held.
    pub hits: u64,
    /// Guards that failed.
    pub misses: u64,
    /// Generic executions that counted down to the next attempt.
    pub deferred: u64,
    /// Generic executions besides: attempts, and sites that never try.
    pub generic: u64,
    /// Attempts that specialized.
    pub successes: u64,
    /// Attempts that did not, by kind.
    pub failures: BTreeMap<String, u64>,
}

impl FamilyTotals {
    /// All executions of the family's instruction.
    pub fn executions(&self) -> u64 {
        self.hits + self.misses + self.deferred + self.generic
    }
}

/// A pair of instructions over all kernels, each of which weighs the same.
#[derive(Debug, Clone, PartialEq)]
pub struct PairShare {
    /// The earlier one.
    pub first: String,
    /// The later one.
    pub second: String,
    /// Share of all pairs.
    pub share: f64,
    /// Whether a superinstruction that was seen to run holds them side by side.
    pub fused: bool,
}

impl Counted {
    pub(super) fn new(loaded: &LoadedCampaign) -> Counted {
        let good = loaded.counts.iter().filter(|r| r.state == State::Ok);
        let cells: BTreeMap<_, _> = good
            .map(|r| ((r.kernel.clone(), r.configuration.clone()), r.clone()))
            .collect();
        let names = cells
            .values()
            .filter_map(|r| r.vm.as_ref())
            .flat_map(|v| v.executions.keys());
        let fused = names.filter(|n| n.contains("__")).cloned().collect();
        Counted { cells, fused }
    }

    /// Machine instructions of one call of `run`.
    pub fn instructions(&self, kernel: &str, configuration: &str) -> Option<f64> {
        let record = self.record(kernel, configuration)?;
        let machine = record.machine.as_ref()?;
        Some(machine.instructions as f64 / record.loops.max(1) as f64)
    }

    /// Instructions of the VM in one call of `run`.
    pub fn vm_instructions(&self, kernel: &str, configuration: &str) -> Option<f64> {
        let record = self.record(kernel, configuration)?;
        let total: u64 = record.vm.as_ref()?.executions.values().sum();
        Some(total as f64 / record.loops.max(1) as f64)
    }

    fn record(&self, kernel: &str, configuration: &str) -> Option<&CountRecord> {
        self.cells
            .get(&(kernel.to_string(), configuration.to_string()))
    }

    /// Configurations whose VM counters are there.
    pub fn configurations(&self) -> BTreeSet<&str> {
        let counted = self.cells.iter().filter(|(_, r)| r.vm.is_some());
        counted.map(|((_, c), _)| c.as_str()).collect()
    }

    /// Kernels of a configuration with their VM counters.
    pub fn kernels<'a>(
        &'a self,
        configuration: &'a str,
    ) -> impl Iterator<Item = (&'a str, &'a VmCounts)> {
        let of = self
            .cells
            .iter()
            .filter(move |((_, c), _)| c == configuration);
        of.filter_map(|((k, _), r)| Some((k.as_str(), r.vm.as_ref()?)))
    }

    /// The configuration that says most about specialization: the one with the most hits.
    pub fn specializing(&self) -> Option<&str> {
        let hits = |c: &str| -> u64 {
            self.kernels(c)
                .flat_map(|(_, v)| v.families.values())
                .map(|f| f.hits + f.misses + f.deferred)
                .sum()
        };
        let best = self.configurations().into_iter().max_by_key(|c| hits(c))?;
        (hits(best) > 0).then_some(best)
    }

    /// The configuration whose instructions are the plainest: nothing fused or specialized if there is such a one.
    pub fn plainest(&self) -> Option<&str> {
        let forms = |c: &str| -> (std::cmp::Reverse<usize>, usize) {
            let names: BTreeSet<&str> = self
                .kernels(c)
                .flat_map(|(_, v)| v.executions.keys())
                .map(String::as_str)
                .collect();
            (std::cmp::Reverse(self.kernels(c).count()), names.len())
        };
        self.configurations().into_iter().min_by_key(|c| forms(c))
    }

    /// The families of a configuration over all kernels, most executed first.
    pub fn families(&self, configuration: &str) -> Vec<FamilyTotals> {
        let mut totals: BTreeMap<&str, FamilyTotals> = BTreeMap::new();
        for (_, counts) in self.kernels(configuration) {
            for (name, f) in &counts.families {
                let total = totals.entry(name).or_default();
                let generic = counts
                    .executions
                    .get(&name.to_uppercase())
                    .copied()
                    .unwrap_or(0);
                total.name = name.clone();
                total.hits += f.hits;
                total.misses += f.misses;
                total.deferred += f.deferred.min(generic);
                total.generic += generic.saturating_sub(f.deferred);
                total.successes += f.successes;
                for (kind, n) in &f.failures {
                    *total.failures.entry(kind.clone()).or_default() += n;
                }
            }
        }
        let mut out: Vec<FamilyTotals> = totals
            .into_values()
            .filter(|t| t.executions() > 0)
            .collect();
        out.sort_by_key(|t| std::cmp::Reverse(t.executions()));
        out
    }

    /// Share of executed instructions that the specialized members of a family, or one member (`family.member`), take, as
    /// a mean over kernels; none where nothing was counted.
    pub fn exposure(&self, what: &str) -> Option<f64> {
        let configuration = self.specializing()?;
        let (family, member) = match what.split_once('.') {
            Some((family, member)) => (family, Some(member)),
            None => (what, None),
        };
        let mut shares = Vec::new();
        for (_, counts) in self.kernels(configuration) {
            let total: u64 = counts.executions.values().sum();
            let of = counts
                .families
                .get(family)
                .or_else(|| counts.families.get(&family.to_uppercase()));
            let taken = of.map_or(0, |f| match member {
                Some(member) => f.members.get(member).copied().unwrap_or(0),
                None => f.hits + f.misses,
            });
            if total > 0 {
                shares.push(taken as f64 / total as f64);
            }
        }
        (!shares.is_empty()).then(|| shares.iter().sum::<f64>() / shares.len() as f64)
    }

    /// The commonest pairs of a configuration, each kernel weighing the same.
    pub fn pairs(&self, configuration: &str) -> Vec<PairShare> {
        let mut shares: BTreeMap<(&str, &str), f64> = BTreeMap::new();
        let mut kernels = 0.0;
        for (_, counts) in self
            .kernels(configuration)
            .filter(|(_, v)| v.pairs_total > 0)
        {
            kernels += 1.0;
            for p in &counts.pairs {
                *shares.entry((&p.first, &p.second)).or_default() +=
                    p.count as f64 / counts.pairs_total as f64;
            }
        }
        let beside = |a: &str, b: &str| {
            let pair = format!("__{a}__{b}__");
            self.fused
                .iter()
                .any(|name| format!("__{name}__").contains(&pair))
        };
        let mut out: Vec<PairShare> = shares
            .into_iter()
            .map(|((a, b), share)| PairShare {
                first: a.into(),
                second: b.into(),
                share: share / kernels,
                fused: beside(a, b),
            })
            .collect();
        out.sort_by(|a, b| b.share.total_cmp(&a.share));
        out
    }
}

impl VmCounts {
    /// Share of each of [`CLASSES`] in the executed instructions.
    pub fn mix(&self) -> [f64; CLASSES.len()] {
        let mut out = [0.0; CLASSES.len()];
        let total: u64 = self.executions.values().sum();
        for (name, n) in &self.executions {
            out[class_of(name)] += *n as f64 / total.max(1) as f64;
        }
        out
    }
}

/// Index into [`CLASSES`]; superinstructions go with their first part.
fn class_of(name: &str) -> usize {
    let name = name.split("__").next().unwrap_or(name);
    let fits = |(class, (_, beginnings)): (usize, &(&str, &[&'static str]))| {
        let longest = beginnings
            .iter()
            .filter(|b| name.starts_with(**b))
            .map(|b| b.len())
            .max();
        longest.map(|length| (length, class))
    };
    let best = CLASSES.iter().enumerate().filter_map(fits).max();
    best.map_or(CLASSES.len() - 1, |(_, class)| class)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_beginning_decides_the_class() {
        let class = |name| CLASSES[class_of(name)].0;
        assert_eq!(
            class("LOAD_FAST_BORROW_LOAD_FAST_BORROW"),
            "stack and constants"
        );
        assert_eq!(class("LOAD_ATTR_SLOT"), "attributes");
        assert_eq!(class("BINARY_OP_ADD_INT"), "arithmetic");
        assert_eq!(class("BINARY_OP_SUBSCR_LIST_INT"), "containers");
        assert_eq!(class("JUMP_BACKWARD_NO_JIT"), "iteration");
        assert_eq!(class("JUMP_FORWARD"), "compare and branch");
        assert_eq!(class("RETURN_GENERATOR"), "iteration");
        assert_eq!(class("COMPARE_OP__POP_JUMP_IF_FALSE"), "compare and branch");
        assert_eq!(class("EXTENDED_ARG"), "rest");
    }
}
