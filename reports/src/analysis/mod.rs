//! One campaign, judged: cells, comparisons against a baseline, geometric means, the null row, warnings.

mod alternation;
mod counted;
mod warnings;

pub use alternation::{Ablated, Alternation, Step};
pub use counted::{CLASSES, Counted, FamilyTotals, PairShare};

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::load::LoadedCampaign;
use crate::schema::{Campaign, Configuration, Kernel, Pair, Phase, Purpose, Record, Role, State};
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
    /// The configuration that it is compared with.
    pub reference: String,
    /// Where the ratios come from.
    pub method: Method,
    /// Kernels that both measured, in campaign order.
    pub kernels: Vec<KernelResult>,
    /// Over these kernels.
    pub geomean: Option<Geomean>,
}

/// Where ratios come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Method {
    /// Fresh processes of the same block.
    Processes,
    /// Slices that alternate inside one process.
    Alternation,
    /// Two alternations against a common third: the intervals add up.
    Indirect,
}

impl Method {
    /// Its name in files.
    pub fn name(self) -> &'static str {
        match self {
            Method::Processes => "processes",
            Method::Alternation => "alternation",
            Method::Indirect => "indirect",
        }
    }
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
    /// Judges the log-ratios of each kernel, by process.
    fn judged(
        configuration: &str,
        reference: &str,
        method: Method,
        names: Vec<String>,
        ratios: &[Vec<f64>],
        campaign: &Campaign,
    ) -> Comparison {
        let plan = &campaign.plan;
        let kernels = judge(ratios, plan.alpha, plan.delta)
            .into_iter()
            .zip(names)
            .zip(ratios)
            .map(|((verdict, kernel), d)| KernelResult {
                kernel,
                verdict,
                processes: d.len(),
            })
            .collect();
        Comparison {
            configuration: configuration.to_string(),
            reference: reference.to_string(),
            method,
            kernels,
            geomean: geomean_intervals(ratios, plan.alpha, plan.seed),
        }
    }

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
    /// What alternation showed.
    pub alternation: Alternation,
    /// What was counted exactly.
    pub counted: Counted,
    /// The files that all of this comes from.
    pub source: Arc<LoadedCampaign>,
    /// Journal lines.
    pub processes: usize,
    /// Wall seconds that all processes took together.
    pub total_wall: f64,
    cells: HashMap<(String, String), Cell>,
}

impl Analysis {
    /// Judges a campaign; `baseline` overrides the campaign's own. The error names the known configurations.
    pub fn new(loaded: &LoadedCampaign, baseline: Option<&str>) -> Result<Analysis, String> {
        let (alternation, counted) = (Alternation::new(loaded), Counted::new(loaded));
        Analysis::of(Arc::new(loaded.clone()), baseline, alternation, counted)
    }

    /// The same campaign against another of its configurations.
    pub fn rebased(&self, baseline: &str) -> Result<Analysis, String> {
        let (alternation, counted) = (self.alternation.clone(), self.counted.clone());
        Analysis::of(self.source.clone(), Some(baseline), alternation, counted)
    }

    fn of(
        loaded: Arc<LoadedCampaign>,
        baseline: Option<&str>,
        alternation: Alternation,
        counted: Counted,
    ) -> Result<Analysis, String> {
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
            alternation,
            counted,
            campaign,
            source: loaded.clone(),
        };
        let others: Vec<Configuration> = analysis
            .campaign
            .configurations
            .iter()
            .filter(|c| {
                c.id != analysis.baseline && (c.role == Role::Null || analysis.takes_part(&c.id))
            })
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
                // Without processes, alternation speaks.
                let alternating = || {
                    analysis
                        .alternation
                        .against(&analysis.baseline, &configuration.id)
                };
                let comparison = match comparison.kernels.is_empty() {
                    true => alternating().unwrap_or(comparison),
                    false => comparison,
                };
                analysis.comparisons.push(comparison);
            }
        }
        analysis.warnings = warnings::warnings(&analysis, &loaded);
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
        Comparison::judged(
            configuration,
            reference,
            Method::Processes,
            names,
            &pairs,
            &self.campaign,
        )
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

    /// The columns: all configurations but the null row's, and but those that only stand for one switched family.
    pub fn columns(&self) -> impl Iterator<Item = &Configuration> {
        let configurations = self.campaign.configurations.iter();
        configurations
            .filter(|c| c.role != Role::Null && (c.id == self.baseline || self.takes_part(&c.id)))
    }

    /// Whether a configuration ran on its own, or was compared as a whole.
    fn takes_part(&self, id: &str) -> bool {
        let in_pair = |p: &Pair| p.a.configuration == id || p.b.configuration == id;
        let pairs = &self.campaign.pairs;
        let compared = pairs
            .iter()
            .any(|p| p.purpose == Purpose::Compare && in_pair(p));
        let switched = pairs
            .iter()
            .any(|p| p.purpose != Purpose::Compare && in_pair(p));
        compared || !switched || self.source.records.iter().any(|r| r.configuration == id)
    }

    /// The comparison of a configuration against the baseline.
    pub fn comparison(&self, configuration: &str) -> Option<&Comparison> {
        self.comparisons
            .iter()
            .find(|c| c.configuration == configuration)
    }

    /// The result of a configuration on a kernel.
    pub fn result(&self, kernel: &str, configuration: &str) -> Option<&KernelResult> {
        self.comparison(configuration)?.kernel(kernel)
    }

    /// The comparisons that are worth a plot of their own: those of the columns, and what alternation says beside processes.
    pub fn forests(&self) -> impl Iterator<Item = &Comparison> {
        let beside = self.alternation.comparisons.iter().filter(|c| {
            c.reference == self.baseline
                && self
                    .comparison(&c.configuration)
                    .is_some_and(|d| d.method != c.method)
        });
        self.comparisons.iter().chain(beside)
    }

    /// The null comparison that was measured in the same way.
    pub fn null_of(&self, method: Method) -> Option<&Comparison> {
        match method {
            Method::Processes => self.null.as_ref(),
            Method::Alternation | Method::Indirect => self.alternation.null.as_ref(),
        }
    }

    /// Journal lines of a cell that count, by block.
    pub fn measured_records<'a>(
        &'a self,
        kernel: &'a str,
        configuration: &'a str,
    ) -> impl Iterator<Item = &'a Record> {
        self.source.records.iter().filter(move |r| {
            r.phase == Phase::Measure
                && r.state == State::Ok
                && r.kernel == kernel
                && r.configuration == configuration
        })
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
