//! `gearbox experiment`: published claims, tried on every strategy and interpreter.

mod design;
mod judge;
mod values;

use gearbox_reports::load_campaign;
use gearbox_reports::paired::{compare, table::Table};

use super::compare::excluded_code;
use crate::alternate::{self, Finished};
use crate::claims::{self, Claim, Trial};
use crate::cli::alternation::Print;
use crate::cli::experiment::ExperimentArgs;
use crate::failure::{Failure, Outcome};
use crate::output;

/// Lists, or measures and prints.
pub fn experiment(args: Box<ExperimentArgs>) -> Outcome {
    let list = args.list || args.names.first().is_some_and(|n| n == "list");
    if list {
        return print_list(args.alternation.format);
    }
    let mut claims = claims::select(&args.names)?;
    let finished = match &args.alternation.resume {
        Some(folder) => {
            let planned = load_campaign(folder)?.campaign;
            claims = claims::select(&design::named(&planned))?;
            Some(alternate::resume(folder, &args.alternation, "experiment")?)
        }
        None => {
            alternate::check_build(&args.alternation)?;
            let design = design::design(&claims, &args)?;
            if design.pairs.is_empty() {
                None
            } else {
                Some(alternate::perform(&design, &args.alternation)?)
            }
        }
    };
    let mut rows = Vec::new();
    let mut code = 0;
    match finished {
        Some(Finished::Code(code)) => return Ok(code),
        Some(Finished::Folder(folder)) => {
            output::complain(&format!("results: {}", folder.display()));
            let loaded = load_campaign(&folder)?;
            let view = compare::view(&loaded);
            for warning in &view.warnings {
                output::complain(&format!("gearbox: {warning}"));
            }
            code = excluded_code(&view.excluded);
            for claim in &claims {
                rows.extend(judge::judge(claim, &loaded));
            }
        }
        None => {}
    }
    if args.alternation.resume.is_none() {
        for claim in &claims {
            rows.extend(values::try_values(claim, &args)?);
        }
    }
    print(&claims, &rows, args.alternation.format)?;
    Ok(code)
}

/// One line of the result.
#[derive(Debug, serde::Serialize)]
pub struct Row {
    /// The claim.
    pub claim: String,
    /// Which of its cases.
    pub case: String,
    /// Where it was tried.
    pub on: String,
    /// What is published.
    pub claimed: String,
    /// What was measured, with its interval.
    pub measured: String,
    /// The four words.
    pub verdict: &'static str,
}

fn print(claims: &[Claim], rows: &[Row], format: Print) -> Result<(), Failure> {
    let head = ["case", "on", "claimed", "measured", "verdict"];
    let cells = |r: &Row| {
        [
            r.case.clone(),
            r.on.clone(),
            r.claimed.clone(),
            r.measured.clone(),
            r.verdict.to_owned(),
        ]
    };
    let mut text = String::new();
    match format {
        Print::Json => {
            text = serde_json::to_string_pretty(rows).map_err(|e| Failure::error(e.to_string()))?;
            text.push('\n');
        }
        Print::Csv => {
            let mut table = Table::new(&["claim", "case", "on", "claimed", "measured", "verdict"]);
            for r in rows {
                table.row(std::iter::once(r.claim.clone()).chain(cells(r)));
            }
            text = table.csv();
        }
        Print::Text | Print::Md => {
            for claim in claims {
                let mut table = Table::new(&head);
                for r in rows.iter().filter(|r| r.claim == claim.name) {
                    table.row(cells(r));
                }
                if table.rows.is_empty() {
                    continue;
                }
                let heading = if format == Print::Md { "## " } else { "" };
                text.push_str(&format!(
                    "{heading}{}: {}\n{}\n{}\n\n",
                    claim.name, claim.claim, claim.number, claim.source
                ));
                text.push_str(&match format {
                    Print::Md => table.markdown(),
                    _ => table.text(),
                });
                text.push('\n');
            }
        }
    }
    output::print(&text);
    Ok(())
}

fn print_list(format: Print) -> Outcome {
    let mut table = Table::new(&["name", "claim", "number", "source"]);
    for c in claims::all()? {
        table.row([c.name, c.claim, c.number, c.source]);
    }
    let text = match format {
        Print::Text => {
            let mut text = String::new();
            for row in &table.rows {
                text.push_str(&format!(
                    "{:<24} {}\n{:<24} {}\n",
                    row[0], row[1], "", row[2]
                ));
            }
            text
        }
        Print::Md => table.markdown(),
        Print::Csv => table.csv(),
        Print::Json => {
            let all: Vec<_> = table
                .rows
                .iter()
                .map(|r| serde_json::json!({"name": r[0], "claim": r[1], "number": r[2], "source": r[3]}))
                .collect();
            format!("{:#}\n", serde_json::Value::from(all))
        }
    };
    output::print(&text);
    Ok(0)
}

/// Whether a claim is about what a program returns, so that nothing is timed.
fn is_value(claim: &Claim) -> bool {
    matches!(claim.trial, Trial::Value { .. })
}
