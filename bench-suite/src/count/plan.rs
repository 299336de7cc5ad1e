//! A campaign that is not timed but counted.

use gearbox_reports::schema::{Campaign, Effort, Plan, SCHEMA_VERSION};

use crate::bench::campaign::{baseline, command, configurations, kernels};
use crate::bench::{clock, machine};
use crate::cli::{CountArgs, Size};
use crate::failure::Failure;
use crate::kernels::Suite;

/// Resolves every option; nothing is run but `--python` programs, for their versions.
pub fn plan(args: &CountArgs) -> Result<(Campaign, Suite), Failure> {
    let suite = match &args.kernel_dir {
        Some(folder) => Suite::from_folder(folder)?,
        None => Suite::builtin()?,
    };
    let size = match args.size.unwrap_or(Size::Unit) {
        Size::Unit => "unit",
        Size::Std => "std",
    };
    let kernels = kernels(&suite, &args.filters, size)?;
    let configurations = configurations(&args.strategies, &args.python)?;
    let baseline = baseline(None, &configurations)?;
    let created = clock::now();
    let campaign = Campaign {
        schema: SCHEMA_VERSION,
        id: format!(
            "{}-{:08x}",
            created.replace([':', '-'], ""),
            fastrand::u32(..)
        ),
        created,
        shard: None,
        command: command(None),
        // Nothing is timed: no processes, no values.
        plan: Plan {
            effort: Effort::Default,
            size: size.into(),
            processes: 0,
            values: 0,
            warmups: 0,
            min_time: 0.0,
            seed: 0,
            timeout: args.timeout as f64,
            alpha: 0.05,
            delta: 0.01,
            order: "none".into(),
            affinity: Vec::new(),
        },
        configurations,
        baseline,
        kernels,
        pairs: Vec::new(),
        machine: machine::facts(),
        build: machine::build()?,
    };
    Ok((campaign, suite))
}
