//! From the command line to a campaign: what runs, how often, against what.

use std::path::{Path, PathBuf};
use std::process::Command;

use gearbox_reports::schema::{
    Campaign, Configuration, Effort, Kernel, Plan, Role, SCHEMA_VERSION,
};

use sha2::{Digest as _, Sha256};

use super::{child, clock, machine};
use crate::cli::{BenchArgs, Size};
use crate::engine;
use crate::factorial;
use crate::failure::Failure;
use crate::kernels::{Suite, hex};
use crate::suggest;

/// Identifier of the baseline's second copy.
const NULL: &str = "null";

/// Resolves every option; nothing is run but `--python` programs, for their versions.
pub fn plan(args: &BenchArgs) -> Result<(Campaign, Suite), Failure> {
    let suite = match &args.kernel_dir {
        Some(folder) => Suite::from_folder(folder)?,
        None => Suite::builtin()?,
    };
    let plan = numbers(args)?;
    let kernels = kernels(&suite, &args.filters, &plan.size)?;
    let mut configurations = configurations(&args.strategies, &args.python)?;
    let baseline = baseline(args.baseline.as_deref(), &configurations)?;
    if !args.no_null {
        let original = configurations.iter().find(|c| c.id == baseline).cloned();
        configurations.extend(original.map(|c| Configuration {
            id: NULL.into(),
            role: Role::Null,
            ..c
        }));
    }
    let created = clock::now();
    let mut campaign = Campaign {
        schema: SCHEMA_VERSION,
        id: format!(
            "{}-{:08x}",
            created.replace([':', '-'], ""),
            plan.seed as u32
        ),
        created,
        shard: args.shard,
        command: command(args.seed.is_none().then_some(plan.seed)),
        plan,
        configurations,
        baseline,
        kernels,
        pairs: Vec::new(),
        machine: machine::facts(),
        build: machine::build()?,
    };
    if campaign.shard.is_some() {
        campaign.id = common_id(&campaign)?;
    }
    Ok((campaign, suite))
}

/// The identifier that all shards give to their campaign without knowing of each other: it is made of what must agree.
fn common_id(campaign: &Campaign) -> Result<String, Failure> {
    let failed = |e: serde_json::Error| Failure::error(e.to_string());
    let Campaign { plan, kernels, .. } = campaign;
    // Each shard may have CPUs of its own, and where an interpreter lies may differ between machines.
    let plan = Plan {
        affinity: Vec::new(),
        ..plan.clone()
    };
    let configurations: Vec<Configuration> = campaign
        .configurations
        .iter()
        .map(|c| Configuration {
            program: String::new(),
            ..c.clone()
        })
        .collect();
    let shared = (plan, kernels, configurations);
    let shared = (shared, &campaign.baseline, &campaign.build.sha256);
    let text = serde_json::to_string(&shared).map_err(failed)?;
    let digest = hex(&Sha256::digest(text));
    Ok(format!("sharded-{:.16}", digest))
}

/// CPUs from a list such as `0,2-3`.
pub fn affinity(list: Option<&str>) -> Result<Vec<u32>, Failure> {
    let Some(list) = list else {
        return Ok(Vec::new());
    };
    let Some(allowed) = child::allowed_cpus() else {
        return Err(Failure::usage(
            "--affinity: this system does not confine processes to CPUs",
        ));
    };
    let cpus = machine::cpu_list(list).filter(|cpus| !cpus.is_empty());
    let Some(cpus) = cpus else {
        return Err(Failure::usage(format!(
            "--affinity takes CPUs such as `1` or `0,2-3`, not `{list}`"
        )));
    };
    if let Some(cpu) = cpus.iter().find(|cpu| !allowed.contains(cpu)) {
        let allowed: Vec<String> = allowed.iter().map(u32::to_string).collect();
        return Err(Failure::usage(format!(
            "--affinity: there is no CPU {cpu}; this process may use {}",
            allowed.join(", ")
        )));
    }
    Ok(cpus)
}

/// The kernels that pass the filters, at a size.
pub(crate) fn kernels(
    suite: &Suite,
    filters: &[String],
    size: &str,
) -> Result<Vec<Kernel>, Failure> {
    let mut kernels = Vec::new();
    for info in suite.select(filters)? {
        let missing =
            || Failure::error(format!("kernels.json: `{}` has no size {size}", info.name));
        kernels.push(Kernel {
            name: info.name.clone(),
            kind: info.kind.clone(),
            about: info.about.clone(),
            n: *info.sizes.get(size).ok_or_else(missing)?,
            golden: info.golden.get(size).ok_or_else(missing)?.clone(),
            sha256: suite.sha256(info),
        });
    }
    Ok(kernels)
}

/// What `-s` and `--python` name.
pub(crate) fn configurations(
    strategy: &[String],
    pythons: &[PathBuf],
) -> Result<Vec<Configuration>, Failure> {
    let mut configurations = strategies(strategy)?;
    for python in pythons {
        let configuration = external(python, &configurations)?;
        configurations.push(configuration);
    }
    if configurations.is_empty() {
        return Err(Failure::usage(
            "nothing to measure: no strategy and no --python",
        ));
    }
    Ok(configurations)
}

fn numbers(args: &BenchArgs) -> Result<Plan, Failure> {
    let (effort, processes) = match (args.quick, args.rigorous) {
        // Ten, because with fifteen kernels Holm's correction needs ten to call anything at all.
        (true, _) => (Effort::Quick, 10),
        (_, true) => (Effort::Rigorous, 40),
        _ => (Effort::Default, 20),
    };
    let quick = args.quick;
    let size = args
        .size
        .unwrap_or(if quick { Size::Unit } else { Size::Std });
    let positive = |name: &str, value: Option<f64>, default: f64| match value {
        Some(v) if !(v.is_finite() && v > 0.0 && v < 1e6) => Err(Failure::usage(format!(
            "--{name} must be a positive number of seconds, not {v}"
        ))),
        Some(v) => Ok(v),
        None => Ok(default),
    };
    Ok(Plan {
        effort,
        size: match size {
            Size::Unit => "unit".into(),
            Size::Std => "std".into(),
        },
        processes: args.processes.unwrap_or(processes),
        values: args.values.unwrap_or(if quick { 2 } else { 3 }),
        warmups: args.warmups.unwrap_or(1),
        min_time: positive("min-time", args.min_time, if quick { 0.04 } else { 0.1 })?,
        // 53 bits, so that every reader of the JSON sees the same number.
        seed: args.seed.unwrap_or_else(|| fastrand::u64(..) >> 11),
        timeout: positive("timeout", args.timeout, 300.0)?,
        alpha: 0.05,
        delta: 0.01,
        order: "random".into(),
        affinity: affinity(args.affinity.as_deref())?,
    })
}

/// The configurations that `-s` names.
fn strategies(pieces: &[String]) -> Result<Vec<Configuration>, Failure> {
    let all = engine::strategies();
    let mut texts = engine::join_options(pieces);
    if texts.is_empty() {
        texts.push("all".into());
    }
    let mut chosen: Vec<String> = Vec::new();
    for text in &texts {
        let more: Vec<String> = match text.as_str() {
            "all" => all.iter().map(|s| s.name.to_owned()).collect(),
            "matrix" => engine::matrix(),
            text if factorial::is_design(text) => factorial::labels(text)?,
            "none" if texts.len() == 1 => Vec::new(),
            "none" => return Err(Failure::usage("`-s none` stands alone")),
            text => vec![engine::configuration(text)?.label()],
        };
        for label in more {
            if !chosen.contains(&label) {
                chosen.push(label);
            }
        }
    }
    let own =
        std::env::current_exe().map_err(|e| Failure::error(format!("own executable: {e}")))?;
    let style = |label: &str| {
        let name = label.split(':').next().unwrap_or_default();
        all.iter().position(|s| s.name == name).unwrap_or(0) as u32
    };
    Ok(chosen
        .into_iter()
        .map(|label| Configuration {
            id: label.clone(),
            role: Role::Strategy,
            style: style(&label),
            strategy: Some(label),
            options: Default::default(),
            program: own.display().to_string(),
            version: env!("CARGO_PKG_VERSION").into(),
        })
        .collect())
}

const VERSION_PROGRAM: &str = "import sys\n\
    print(sys.implementation.name, '%d.%d' % sys.version_info[:2], sys.version.replace('\\n', ' '), sep='\\t')\n";

/// Asks another interpreter who it is.
pub fn external(path: &Path, others: &[Configuration]) -> Result<Configuration, Failure> {
    let shown = path.display();
    let output = Command::new(path)
        .args(["-c", VERSION_PROGRAM])
        .output()
        .map_err(|e| Failure::usage(format!("--python {shown}: {e}")))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let parts: Vec<&str> = text.trim().split('\t').collect();
    let (true, [name, version, full]) = (output.status.success(), parts.as_slice()) else {
        return Err(Failure::usage(format!(
            "--python {shown}: is not a Python interpreter"
        )));
    };
    let stem = format!("{name}-{version}");
    let taken = |id: &str| others.iter().any(|c| c.id == id);
    let id = (1..)
        .map(|i| {
            if i == 1 {
                stem.clone()
            } else {
                format!("{stem}-{i}")
            }
        })
        .find(|id| !taken(id))
        .unwrap_or(stem.clone());
    let index = others.iter().filter(|c| c.role == Role::External).count() as u32;
    Ok(Configuration {
        id,
        role: Role::External,
        strategy: None,
        options: Default::default(),
        program: shown.to_string(),
        version: format!("{name} {full}"),
        // Black and grey tones belong to others; colours to strategies.
        style: 7 + 8 * index,
    })
}

pub(crate) fn baseline(
    asked: Option<&str>,
    configurations: &[Configuration],
) -> Result<String, Failure> {
    let known = |id: &str| configurations.iter().any(|c| c.id == id);
    if let Some(name) = asked {
        if known(name) {
            return Ok(name.into());
        }
        let names: Vec<&str> = configurations.iter().map(|c| c.id.as_str()).collect();
        let hint = suggest::hint(name, names.iter().copied());
        return Err(Failure::usage(format!(
            "--baseline `{name}` does not take part{hint}; there are: {}",
            names.join(", ")
        )));
    }
    let usual = engine::baseline_strategy().filter(|name| known(name));
    Ok(usual.unwrap_or(&configurations[0].id).to_string())
}

/// The command that repeats the campaign: as typed, with the seed if it was drawn.
pub(crate) fn command(drawn: Option<u64>) -> Vec<String> {
    let mut words: Vec<String> = std::iter::once("gearbox".to_string())
        .chain(std::env::args().skip(1))
        .collect();
    if let Some(seed) = drawn {
        words.extend(["--seed".into(), seed.to_string()]);
    }
    words
}

/// Resuming with another binary would mix two builds in one column.
pub fn check_same_binary(campaign: &Campaign) -> Result<(), Failure> {
    let uses_us = campaign.configurations.iter().any(|c| c.strategy.is_some());
    if uses_us && machine::build()?.sha256 != campaign.build.sha256 {
        return Err(Failure::error(
            "this gearbox is not the binary that started the campaign; start a new one",
        ));
    }
    Ok(())
}
