//! From a design (who takes turns with whom, on which programs) and the options to a campaign.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use gearbox_reports::schema::{
    Campaign, Configuration, Effort, Kernel, Pair, Plan, Purpose, Role, SCHEMA_VERSION, Side,
};

use crate::bench::{campaign as bench, clock, machine};
use crate::cli::alternation::AlternationArgs;
use crate::engine;
use crate::failure::Failure;
use crate::kernels::{KernelInfo, Suite};

/// Every fifth kernel's reference is also alternated with itself.
const NULL_STEP: usize = 5;

/// What a verb wants measured.
#[derive(Debug, Default)]
pub struct Design {
    /// The verb, for the command that resumes.
    pub verb: &'static str,
    /// In the order of first use.
    pub configurations: Vec<Configuration>,
    /// In the order of rows.
    pub kernels: Vec<Kernel>,
    /// In the order of rows.
    pub pairs: Vec<Pair>,
    /// Identifier of the reference.
    pub baseline: String,
    /// The programs by file name.
    pub files: BTreeMap<String, String>,
}

impl Design {
    /// An empty design.
    pub fn new(verb: &'static str) -> Design {
        Design {
            verb,
            ..Design::default()
        }
    }

    /// Adds a configuration of this engine under its label; its identifier.
    pub fn strategy(&mut self, label: &str) -> Result<String, Failure> {
        let label = engine::configuration(label)?.label();
        self.strategy_as(&label, &label)
    }

    /// Adds a configuration under another identifier than its label.
    pub fn strategy_as(&mut self, id: &str, label: &str) -> Result<String, Failure> {
        if !self.configurations.iter().any(|c| c.id == id) {
            let own = std::env::current_exe()
                .map_err(|e| Failure::error(format!("own executable: {e}")))?;
            let name = label.split(':').next().unwrap_or_default();
            let all = engine::strategies();
            self.configurations.push(Configuration {
                id: id.to_owned(),
                role: Role::Strategy,
                strategy: Some(label.to_owned()),
                options: BTreeMap::new(),
                program: own.display().to_string(),
                version: env!("CARGO_PKG_VERSION").into(),
                style: all.iter().position(|s| s.name == name).unwrap_or(0) as u32,
            });
        }
        Ok(id.to_owned())
    }

    /// Adds a kernel of the suite at its `unit` size.
    pub fn kernel(&mut self, suite: &Suite, info: &KernelInfo) -> Result<(), Failure> {
        let missing = || Failure::error(format!("kernels.json: `{}` has no size unit", info.name));
        self.kernels.push(Kernel {
            name: info.name.clone(),
            kind: info.kind.clone(),
            about: info.about.clone(),
            n: *info.sizes.get("unit").ok_or_else(missing)?,
            golden: info.golden.get("unit").ok_or_else(missing)?.clone(),
            sha256: suite.sha256(info),
        });
        self.files
            .extend(suite.files().map(|(n, t)| (n.to_owned(), t.to_owned())));
        Ok(())
    }

    /// Adds a pair unless it is there; its identifier says everything about it.
    pub fn pair(&mut self, purpose: Purpose, a: (&str, &str), b: (&str, &str)) {
        let side = |(configuration, kernel): (&str, &str)| Side {
            configuration: configuration.to_owned(),
            kernel: kernel.to_owned(),
        };
        let id = identifier(&purpose, a, b);
        if !self.pairs.iter().any(|p| p.id == id) {
            self.pairs.push(Pair {
                id,
                purpose,
                a: side(a),
                b: side(b),
            });
        }
    }

    /// Adds the null rows of a reference: itself against itself on some of the kernels.
    pub fn nulls(&mut self, reference: &str) {
        let names: Vec<String> = self
            .kernels
            .iter()
            .step_by(NULL_STEP)
            .map(|k| k.name.clone())
            .collect();
        for kernel in names {
            self.pair(Purpose::Null, (reference, &kernel), (reference, &kernel));
        }
    }

    /// The campaign, with the numbers of the options.
    pub fn campaign(&self, args: &AlternationArgs) -> Result<Campaign, Failure> {
        if self.pairs.is_empty() {
            return Err(Failure::usage("nothing to measure"));
        }
        let plan = numbers(args)?;
        let created = clock::now();
        Ok(Campaign {
            schema: SCHEMA_VERSION,
            id: format!(
                "{}-{:08x}",
                created.replace([':', '-'], ""),
                plan.seed as u32
            ),
            created,
            shard: None,
            command: command(args, &plan),
            plan,
            configurations: self.configurations.clone(),
            baseline: self.baseline.clone(),
            kernels: self.kernels.clone(),
            pairs: self.pairs.clone(),
            machine: machine::facts(),
            build: machine::build()?,
        })
    }

    /// Writes the programs into a folder.
    pub fn write_programs(&self, folder: &Path) -> Result<(), Failure> {
        let failed = |e: std::io::Error| Failure::error(format!("{}: {e}", folder.display()));
        std::fs::create_dir_all(folder).map_err(failed)?;
        for (name, text) in &self.files {
            std::fs::write(folder.join(name), text).map_err(failed)?;
        }
        Ok(())
    }
}

/// A pair's name in files.
fn identifier(purpose: &Purpose, a: (&str, &str), b: (&str, &str)) -> String {
    let kernels = if a.1 == b.1 {
        a.1.to_owned()
    } else {
        format!("{} vs {}", b.1, a.1)
    };
    let sides = if a.0 == b.0 {
        a.0.to_owned()
    } else {
        format!("{} vs {}", b.0, a.0)
    };
    let question = match purpose {
        Purpose::Null => "null".to_owned(),
        Purpose::Compare => "compare".to_owned(),
        Purpose::LeaveOneOut { what } => format!("without {what}"),
        Purpose::AddOneIn { what } => format!("only {what}"),
        Purpose::Permutation {
            permutation,
            step,
            what,
        } => format!("permutation {permutation} step {step} {what}"),
        Purpose::Interaction { of, what } => {
            format!("interaction {} {}: {}", of.0, of.1, what.join(" "))
        }
        Purpose::Claim { claim, case } => format!("claim {claim} {case}"),
    };
    format!("{question} | {kernels} | {sides}")
}

/// Milliseconds of a slice unless an option says otherwise.
const SLICE_MS: f64 = 5.0;

fn numbers(args: &AlternationArgs) -> Result<Plan, Failure> {
    let (effort, processes) = match (args.quick, args.rigorous) {
        (true, _) => (Effort::Quick, 7),
        (_, true) => (Effort::Rigorous, 40),
        _ => (Effort::Default, 20),
    };
    let positive = |name: &str, value: Option<f64>, default: f64| match value {
        Some(v) if !(v.is_finite() && v > 0.0 && v < 1e6) => Err(Failure::usage(format!(
            "--{name} must be a positive number, not {v}"
        ))),
        Some(v) => Ok(v),
        None => Ok(default),
    };
    Ok(Plan {
        effort,
        size: "unit".into(),
        processes: args.processes.unwrap_or(processes),
        // A value of a process of alternation is a quad.
        values: args.quads.unwrap_or(20),
        warmups: 0,
        min_time: positive("slice", args.slice, SLICE_MS)? * 1e-3,
        // 53 bits, so that every reader of the JSON sees the same number.
        seed: args.seed.unwrap_or_else(|| fastrand::u64(..) >> 11),
        timeout: positive("timeout", args.timeout, 120.0)?,
        alpha: 0.05,
        delta: args.delta.unwrap_or(1.0) / 100.0,
        order: "alternate".into(),
        affinity: bench::affinity(args.affinity.as_deref())?,
    })
}

/// The command that repeats the campaign: as typed, with the seed that was drawn.
fn command(args: &AlternationArgs, plan: &Plan) -> Vec<String> {
    let mut words: Vec<String> = std::iter::once("gearbox".to_string())
        .chain(std::env::args().skip(1))
        .collect();
    if args.seed.is_none() {
        words.extend(["--seed".into(), plan.seed.to_string()]);
    }
    words
}

/// Where results go unless an option says otherwise.
pub fn default_folder(campaign: &Campaign, verb: &str) -> PathBuf {
    let date = campaign.created.replace(':', "-");
    let stem = format!("{}-{verb}", date.trim_end_matches('Z'));
    let folder = |n: u32| {
        let name = if n == 1 {
            stem.clone()
        } else {
            format!("{stem}-{n}")
        };
        Path::new("gearbox-results").join(name)
    };
    // Two campaigns may start within a second.
    let free = (1..100).map(folder).find(|f| !f.exists());
    free.unwrap_or_else(|| folder(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nulls_are_some_of_the_kernels() {
        let suite = Suite::builtin().expect("kernels");
        let mut design = Design::new("compare");
        for info in suite.select(&[]).expect("all") {
            design.kernel(&suite, info).expect("has a unit size");
        }
        design.nulls("match");
        assert_eq!(design.pairs.len(), suite.kernels.len().div_ceil(NULL_STEP));
        assert!(design.pairs.iter().all(|p| p.a == p.b));
        design.nulls("match");
        assert_eq!(
            design.pairs.len(),
            suite.kernels.len().div_ceil(NULL_STEP),
            "no pair twice"
        );
    }
}
