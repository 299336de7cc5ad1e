//! Claims about what a program sees of itself, such as the number of misses before an instruction changes: run once, not timed.

use std::path::Path;
use std::time::Duration;

use gearbox_reports::paired::claims::ClaimVerdict;

use super::design::strategies;
use super::{Row, is_value};
use crate::bench::process::{self, End, Job, parse};
use crate::claims::{Claim, Program, Trial};
use crate::cli::experiment::ExperimentArgs;
use crate::engine;
use crate::failure::{self, Failure};
use crate::kernels::{DRIVER, Suite};

/// Seconds for one run.
const LIMIT: Duration = Duration::from_secs(120);

/// Runs the program of a claim on every interpreter, and on every strategy that specializes.
pub fn try_values(claim: &Claim, args: &ExperimentArgs) -> Result<Vec<Row>, Failure> {
    let Trial::Value { program, n, value } = &claim.trial else {
        return Ok(Vec::new());
    };
    debug_assert!(is_value(claim));
    let folder = std::env::temp_dir().join(format!("gearbox-claim-{}", std::process::id()));
    Suite::builtin()?.write_to(&folder)?;
    let side = Program {
        program: program.clone(),
        set: Default::default(),
    };
    let text = side
        .text()
        .ok_or_else(|| Failure::error(format!("claim {}: no program {program}", claim.name)))?;
    let path = folder.join(format!("{program}.py"));
    std::fs::write(&path, text).map_err(|e| Failure::error(format!("{}: {e}", path.display())))?;
    let rows = all(claim, program, *n, value, args, &folder);
    // What cannot be removed is the temporary folder's business.
    let _ = std::fs::remove_dir_all(&folder);
    rows
}

fn all(
    claim: &Claim,
    program: &str,
    n: u64,
    value: &str,
    args: &ExperimentArgs,
    folder: &Path,
) -> Result<Vec<Row>, Failure> {
    let own =
        std::env::current_exe().map_err(|e| Failure::error(format!("own executable: {e}")))?;
    let mut places: Vec<(String, String, Vec<String>)> = args
        .python
        .iter()
        .map(|p| (p.display().to_string(), p.display().to_string(), Vec::new()))
        .collect();
    for label in strategies(args)? {
        // The others have no specialized instructions to look at.
        if engine::configuration(&label)?.strategy.specializes() {
            let words = ["run", "-s", &label].map(str::to_owned).to_vec();
            places.push((label, own.display().to_string(), words));
        }
    }
    let mut rows = Vec::new();
    for (on, executable, mut words) in places {
        words.push(folder.join(DRIVER).display().to_string());
        words.extend([program.to_owned(), n.to_string()]);
        // One call, not repeated and not for its time.
        words.extend(["1", "0", "1"].map(str::to_owned));
        let ended = process::run(&Job {
            program: executable,
            args: words,
            padding: 0,
            timeout: LIMIT,
            cpus: Vec::new(),
        })
        .map_err(Failure::error)?;
        let measured = match (&ended.end, parse(&ended.stdout)) {
            (End::Interrupted, _) => {
                return Err(Failure {
                    code: failure::INTERRUPTED,
                    message: "interrupted".into(),
                });
            }
            (End::Exit(0), Ok(output)) => output.checksum.unwrap_or_default(),
            _ => format!(
                "failed: {}",
                ended.stderr.lines().last().unwrap_or_default()
            ),
        };
        let verdict = if measured == value {
            ClaimVerdict::Reproduced
        } else if measured.starts_with("failed") {
            ClaimVerdict::NotResolved
        } else if measured.parse::<u64>().is_ok() {
            ClaimVerdict::OtherSize
        } else {
            ClaimVerdict::NotReproduced
        };
        rows.push(Row {
            claim: claim.name.clone(),
            case: "exact".into(),
            on,
            claimed: value.to_owned(),
            measured,
            verdict: verdict.name(),
        });
    }
    Ok(rows)
}
