//! From claims to pairs that take turns.

use gearbox_reports::schema::{Campaign, Configuration, Kernel, Purpose, Role};
use sha2::{Digest as _, Sha256};

use crate::alternate::plan::Design;
use crate::bench::campaign as bench;
use crate::claims::{Case, Claim, Program, Trial, golden};
use crate::cli::experiment::ExperimentArgs;
use crate::engine;
use crate::failure::Failure;
use crate::kernels::{Suite, hex};

/// The pairs of all claims that are timed.
pub fn design(claims: &[Claim], args: &ExperimentArgs) -> Result<Design, Failure> {
    let suite = Suite::builtin()?;
    let mut design = Design::new("experiment");
    for claim in claims {
        match &claim.trial {
            Trial::Programs { n, cases } => {
                let places = places(&mut design, args)?;
                for case in cases {
                    programs(&mut design, claim, case, *n, &places)?;
                }
            }
            Trial::Configurations { a, b, .. } | Trial::Weight { a, b } => {
                configurations(&mut design, &suite, claim, (a, b), |_| true)?;
            }
            Trial::Rank { a, b, published } => {
                configurations(&mut design, &suite, claim, (a, b), |k| {
                    published.contains_key(k)
                })?;
            }
            Trial::Value { .. } => {}
        }
    }
    if let Some(pair) = design.pairs.first().cloned() {
        design.baseline.clone_from(&pair.a.configuration);
        let null = (pair.a.configuration.as_str(), pair.a.kernel.as_str());
        design.pair(Purpose::Null, null, null);
    }
    Ok(design)
}

/// The claims that a campaign tries.
pub fn named(campaign: &Campaign) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for pair in &campaign.pairs {
        if let Purpose::Claim { claim, .. } = &pair.purpose
            && !names.contains(claim)
        {
            names.push(claim.clone());
        }
    }
    names
}

/// Labels of the strategies that the command line names.
pub fn strategies(args: &ExperimentArgs) -> Result<Vec<String>, Failure> {
    let mut texts = engine::join_options(&args.strategies);
    if texts.is_empty() {
        texts.push("all".into());
    }
    let mut labels = Vec::new();
    for text in texts {
        let more = match text.as_str() {
            "all" => engine::strategies()
                .iter()
                .map(|s| s.name.to_owned())
                .collect(),
            "matrix" => engine::matrix(),
            "none" => Vec::new(),
            text => vec![engine::configuration(text)?.label()],
        };
        for label in more {
            if !labels.contains(&label) {
                labels.push(label);
            }
        }
    }
    Ok(labels)
}

/// Where programs run: interpreters first, then strategies; their identifiers.
fn places(design: &mut Design, args: &ExperimentArgs) -> Result<Vec<String>, Failure> {
    let mut ids = Vec::new();
    for path in &args.python {
        let program = path.display().to_string();
        let known = |c: &&Configuration| c.role == Role::External && c.program == program;
        if let Some(c) = design.configurations.iter().find(known) {
            ids.push(c.id.clone());
            continue;
        }
        let configuration = bench::external(path, &design.configurations)?;
        ids.push(configuration.id.clone());
        design.configurations.push(configuration);
    }
    for label in strategies(args)? {
        ids.push(design.strategy(&label)?);
    }
    if ids.is_empty() {
        return Err(Failure::usage(
            "nowhere to try it: no strategy and no --python",
        ));
    }
    Ok(ids)
}

fn programs(
    design: &mut Design,
    claim: &Claim,
    case: &Case,
    n: u64,
    places: &[String],
) -> Result<(), Failure> {
    let a = program(design, claim, &case.a, n)?;
    let b = program(design, claim, &case.b, n)?;
    for place in places {
        let purpose = Purpose::Claim {
            claim: claim.name.clone(),
            case: case.name.clone(),
        };
        design.pair(purpose, (place, &a), (place, &b));
    }
    Ok(())
}

/// Adds a program of a claim as a kernel; its name.
fn program(design: &mut Design, claim: &Claim, side: &Program, n: u64) -> Result<String, Failure> {
    let name = side.name();
    let text = side.text().ok_or_else(|| {
        Failure::error(format!(
            "claim {}: there is no program {}",
            claim.name, side.program
        ))
    })?;
    if let Some(known) = design.kernels.iter().find(|k| k.name == name) {
        if known.n != n {
            return Err(Failure::error(format!(
                "claim {}: {name} takes part with two sizes",
                claim.name
            )));
        }
        return Ok(name);
    }
    design.kernels.push(Kernel {
        name: name.clone(),
        kind: "claim".into(),
        about: text
            .lines()
            .find_map(|l| l.strip_prefix("\"\"\""))
            .unwrap_or_default()
            .trim_end_matches("\"\"\"")
            .to_owned(),
        n,
        golden: golden(&name, n).unwrap_or_default(),
        sha256: hex(&Sha256::digest(&text)),
    });
    design.files.insert(format!("{name}.py"), text);
    Ok(name)
}

fn configurations(
    design: &mut Design,
    suite: &Suite,
    claim: &Claim,
    (a, b): (&str, &str),
    wanted: impl Fn(&str) -> bool,
) -> Result<(), Failure> {
    let (a, b) = (design.strategy(a)?, design.strategy(b)?);
    for info in suite.kernels.iter().filter(|k| wanted(&k.name)) {
        if !design.kernels.iter().any(|k| k.name == info.name) {
            design.kernel(suite, info)?;
        }
        let purpose = Purpose::Claim {
            claim: claim.name.clone(),
            case: info.name.clone(),
        };
        design.pair(purpose, (&a, &info.name), (&b, &info.name));
    }
    Ok(())
}
