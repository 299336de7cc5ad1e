//! One campaign, judged: cells, comparisons against a baseline, geometric means, the null row, warnings.

use std::collections::{BTreeMap, HashMap};

use crate::load::LoadedCampaign;
use crate::schema::{Campaign, Configuration, Effort, Kernel, Phase, Record, Role, State};
use crate::stats::{Geomean, Verdict, geomean_intervals, judge, median};

/// What one configuration did with one kernel.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Values of at least one process.
    Measured(Measured),
    /// Left out, with the reason: wrong result, failure, timeout.
    Excluded { state: State, message: String },
    /// Not run (yet).
    Missing,
}

/// The numbers of a measured cell; seconds are those of one call of `run`.
#[derive(Debug, Clone, PartialEq)]
pub struct Measured {
    /// Median of the values of each process, by block.
    pub by_block: BTreeMap<u32, f64>,
    /// Median of these.
    pub median: f64,
    /// Smallest value of all.
    pub min: f64,
    /// Largest peak memory of its processes.
    pub max_rss: Option<u64>,
    /// Median time from the start of a process to the first call of `run`, in seconds.
    pub startup: Option<f64>,
    /// Calls of `run` in one value.
    pub loops: u64,
}

/// A configuration against the baseline.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// [`Configuration::id`].
    pub configuration: String,
    /// Kernels that both measured, in campaign order.
    pub kernels: Vec<KernelResult>,
    /// Over these kernels.
    pub geomean: Option<Geomean>,
}

/// One kernel of a comparison.
#[derive(Debug, Clone)]
pub struct KernelResult {
    /// [`Kernel::name`].
    pub kernel: String,
    /// Ratio, interval, test.
    pub verdict: Verdict,
    /// Processes that were paired.
    pub processes: usize,
}

impl Comparison {
    /// The result for a kernel.
    pub fn kernel(&self, name: &str) -> Option<&KernelResult> {
        self.kernels.iter().find(|k| k.kernel == name)
    }
}

/// A campaign with everything that reports need.
#[derive(Debug, Clone)]
pub struct Analysis {
    /// The constant part.
    pub campaign: Campaign,
    /// What ratios refer to.
    pub baseline: String,
    /// Every other configuration against the baseline, in campaign order.
    pub comparisons: Vec<Comparison>,
    /// The baseline against itself, if the campaign ran it.
    pub null: Option<Comparison>,
    /// What a reader should know before believing the numbers.
    pub warnings: Vec<String>,
    /// Journal lines.
    pub processes: usize,
    /// Wall seconds that all processes took together.
    pub total_wall: f64,
    cells: HashMap<(String, String), Cell>,
}

impl Analysis {
    /// Judges a campaign; `baseline` overrides the campaign's own. The error names the known configurations.
    pub fn new(loaded: &LoadedCampaign, baseline: Option<&str>) -> Result<Analysis, String> {
        let campaign = loaded.campaign.clone();
        let baseline = baseline.unwrap_or(&campaign.baseline).to_string();
        let usable = |c: &&Configuration| c.role != Role::Null;
        if !campaign
            .configurations
            .iter()
            .filter(usable)
            .any(|c| c.id == baseline)
        {
            let known: Vec<&str> = campaign
                .configurations
                .iter()
                .filter(usable)
                .map(|c| c.id.as_str())
                .collect();
            return Err(format!(
                "no configuration `{baseline}` in this campaign; it has: {}",
                known.join(", ")
            ));
        }
        let mut cells = HashMap::new();
        for configuration in &campaign.configurations {
            for kernel in &campaign.kernels {
                let records = loaded
                    .records
                    .iter()
                    .filter(|r| r.configuration == configuration.id && r.kernel == kernel.name);
                cells.insert(
                    (kernel.name.clone(), configuration.id.clone()),
                    cell(records),
                );
            }
        }
        let mut analysis = Analysis {
            baseline,
            comparisons: Vec::new(),
            null: None,
            warnings: Vec::new(),
            processes: loaded.records.len(),
            total_wall: loaded.records.iter().map(|r| r.wall_ns as f64 * 1e-9).sum(),
            cells,
            campaign,
        };
        let others: Vec<Configuration> = analysis
            .campaign
            .configurations
            .iter()
            .filter(|c| c.id != analysis.baseline)
            .cloned()
            .collect();
        for configuration in others {
            let reference = match configuration.role {
                // The null row always repeats the campaign's own baseline.
                Role::Null => analysis.campaign.baseline.clone(),
                _ => analysis.baseline.clone(),
            };
            let comparison = analysis.compare(&configuration.id, &reference);
            if configuration.role == Role::Null {
                analysis.null = Some(comparison);
            } else {
                analysis.comparisons.push(comparison);
            }
        }
        analysis.warnings = warnings(&analysis, loaded);
        Ok(analysis)
    }

    fn compare(&self, configuration: &str, reference: &str) -> Comparison {
        let mut names = Vec::new();
        let mut pairs: Vec<Vec<f64>> = Vec::new();
        for kernel in &self.campaign.kernels {
            let (Cell::Measured(a), Cell::Measured(b)) = (
                self.cell(&kernel.name, reference),
                self.cell(&kernel.name, configuration),
            ) else {
                continue;
            };
            let ratios: Vec<f64> = b
                .by_block
                .iter()
                .filter_map(|(block, t)| a.by_block.get(block).map(|base| t.ln() - base.ln()))
                .collect();
            if !ratios.is_empty() {
                names.push(kernel.name.clone());
                pairs.push(ratios);
            }
        }
        let plan = &self.campaign.plan;
        let kernels = judge(&pairs, plan.alpha, plan.delta)
            .into_iter()
            .zip(names)
            .zip(&pairs)
            .map(|((verdict, kernel), d)| KernelResult {
                kernel,
                verdict,
                processes: d.len(),
            })
            .collect();
        let geomean = geomean_intervals(&pairs, plan.alpha, plan.seed);
        Comparison {
            configuration: configuration.to_string(),
            kernels,
            geomean,
        }
    }

    /// What a configuration did with a kernel.
    pub fn cell(&self, kernel: &str, configuration: &str) -> &Cell {
        self.cells
            .get(&(kernel.to_string(), configuration.to_string()))
            .unwrap_or(&Cell::Missing)
    }

    /// The measured numbers of a cell.
    pub fn measured(&self, kernel: &str, configuration: &str) -> Option<&Measured> {
        match self.cell(kernel, configuration) {
            Cell::Measured(m) => Some(m),
            _ => None,
        }
    }

    /// The columns: all configurations but the null row's.
    pub fn columns(&self) -> impl Iterator<Item = &Configuration> {
        self.campaign
            .configurations
            .iter()
            .filter(|c| c.role != Role::Null)
    }

    /// The comparison of a configuration against the baseline.
    pub fn comparison(&self, configuration: &str) -> Option<&Comparison> {
        self.comparisons
            .iter()
            .find(|c| c.configuration == configuration)
    }

    /// Cells that are left out, with their reasons.
    pub fn excluded(&self) -> Vec<(&Kernel, &Configuration, State, &str)> {
        let mut out = Vec::new();
        for kernel in &self.campaign.kernels {
            for configuration in &self.campaign.configurations {
                if let Cell::Excluded { state, message } =
                    self.cell(&kernel.name, &configuration.id)
                {
                    out.push((kernel, configuration, *state, message.as_str()));
                }
            }
        }
        out
    }

    /// Whether any cell gave another result than CPython.
    pub fn any_wrong_result(&self) -> bool {
        self.excluded()
            .iter()
            .any(|(_, _, state, _)| *state == State::WrongResult)
    }
}

fn cell<'a>(records: impl Iterator<Item = &'a Record>) -> Cell {
    let mut by_block = BTreeMap::new();
    let (mut min, mut max_rss, mut loops) = (f64::INFINITY, None, 1);
    let mut excluded = None;
    let mut startups = Vec::new();
    for record in records {
        if record.state != State::Ok {
            // A wrong result weighs more than a later failure.
            if excluded
                .as_ref()
                .is_none_or(|(state, _)| *state != State::WrongResult)
            {
                excluded = Some((record.state, reason(record)));
            }
            continue;
        }
        if record.phase != Phase::Measure {
            continue;
        }
        let seconds: Vec<f64> = record.seconds().collect();
        by_block.insert(record.block, median(&seconds));
        min = seconds.iter().copied().fold(min, f64::min);
        max_rss = max_rss.max(record.max_rss);
        startups.extend(record.startup_ns.map(|ns| ns as f64 * 1e-9));
        loops = record.loops;
    }
    match excluded {
        Some((state, message)) => Cell::Excluded { state, message },
        None if by_block.is_empty() => Cell::Missing,
        None => {
            let medians: Vec<f64> = by_block.values().copied().collect();
            Cell::Measured(Measured {
                median: median(&medians),
                by_block,
                min,
                max_rss,
                startup: (!startups.is_empty()).then(|| median(&startups)),
                loops,
            })
        }
    }
}

fn reason(record: &Record) -> String {
    match (&record.message, record.state) {
        (Some(message), _) => message.clone(),
        (None, State::Timeout) => "timeout".into(),
        (None, State::WrongResult) => "wrong result".into(),
        (None, _) => "failed".into(),
    }
}

fn warnings(analysis: &Analysis, loaded: &LoadedCampaign) -> Vec<String> {
    let campaign = &analysis.campaign;
    let Campaign {
        machine,
        build,
        plan,
        ..
    } = campaign;
    let mut out = Vec::new();
    if plan.effort == Effort::Quick {
        out.push(
            "Quick campaign: few processes of the small sizes; its verdicts are provisional."
                .into(),
        );
    }
    // The build matters only where it was measured.
    let ours = campaign
        .configurations
        .iter()
        .any(|c| c.role == Role::Strategy);
    if ours && build.debug_assertions {
        out.push("Debug build: times say nothing about the release build.".into());
    }
    if ours && build.dirty == Some(true) {
        out.push("The binary was built from a tree with uncommitted changes.".into());
    }
    for (kernel, configuration, state, _) in analysis.excluded() {
        let what = match state {
            State::WrongResult => "gave a wrong result",
            State::Timeout => "ran into the time limit",
            _ => "failed",
        };
        out.push(format!(
            "{} {what} on {} and is left out there.",
            configuration.id, kernel.name
        ));
    }
    let missing = analysis
        .columns()
        .flat_map(|c| analysis.campaign.kernels.iter().map(move |k| (k, c)))
        .filter(|(k, c)| *analysis.cell(&k.name, &c.id) == Cell::Missing)
        .count();
    if missing > 0 {
        out.push(format!(
            "{missing} cells have no values: the campaign was not finished."
        ));
    }
    if loaded.torn_line {
        out.push("The journal's last line was unfinished and is left out.".into());
    }
    if let Some(load) = machine.load.filter(|l| *l > 0.5) {
        out.push(format!(
            "The machine was not idle: load {load:.1} before the start."
        ));
    }
    match &machine.governor {
        Some(governor) if governor != "performance" => {
            out.push(format!(
                "The frequency governor is `{governor}`, not `performance`."
            ));
        }
        _ => {}
    }
    if machine.aslr == Some(0) {
        out.push("Address-space randomisation is off: one memory layout only.".into());
    }
    if machine.hypervisor == Some(true) {
        out.push("Virtual machine: neighbours may disturb.".into());
    }
    out.extend(preempted(loaded));
    out.extend(still_warming(analysis, loaded));
    out.extend(crate::quality::warnings(loaded));
    if let Some(g) = analysis.null.as_ref().and_then(|n| n.geomean) {
        let half = g.fixed.half_width();
        if !g.fixed.contains(0.0) {
            out.push(
                "The null comparison excludes 0: differences of its size are not findings here."
                    .into(),
            );
        } else if half > plan.delta.ln_1p() {
            out.push(format!(
                "The noise floor (±{:.1} %) is above the threshold of {:.0} %.",
                half * 100.0,
                plan.delta * 100.0
            ));
        }
    }
    out
}

/// Processes that lost the CPU more than once in 10 ms.
fn preempted(loaded: &LoadedCampaign) -> Option<String> {
    let measured: Vec<&Record> = loaded
        .records
        .iter()
        .filter(|r| r.phase == Phase::Measure && r.state == State::Ok)
        .collect();
    let often = measured
        .iter()
        .filter(|r| r.involuntary_switches as f64 > (r.wall_ns as f64 * 1e-7).max(1.0))
        .count();
    (often * 20 > measured.len()).then(|| {
        format!(
            "{often} of {} processes were preempted more than once in 10 ms.",
            measured.len()
        )
    })
}

/// Configurations whose values still fall inside a process: they were measured while warming up.
fn still_warming(analysis: &Analysis, loaded: &LoadedCampaign) -> Vec<String> {
    let mut out = Vec::new();
    for configuration in analysis.columns() {
        let mut falling = Vec::new();
        for kernel in &analysis.campaign.kernels {
            let ratios: Vec<f64> = loaded
                .records
                .iter()
                .filter(|r| r.phase == Phase::Measure && r.state == State::Ok)
                .filter(|r| r.configuration == configuration.id && r.kernel == kernel.name)
                .filter_map(|r| match r.values_ns.as_slice() {
                    [first, .., last] => Some(*last as f64 / *first as f64),
                    _ => None,
                })
                .collect();
            if ratios.len() >= 3 && median(&ratios) < 0.9 {
                falling.push(kernel.name.as_str());
            }
        }
        if !falling.is_empty() {
            out.push(format!(
                "{} was still warming up on {}: its last values are over 10 % below its first ones.",
                configuration.id,
                falling.join(", ")
            ));
        }
    }
    out
}
