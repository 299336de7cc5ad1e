//! `gearbox compare`: two configurations take turns; or stored results are compared.

use std::path::{Path, PathBuf};

use gearbox_reports::load_campaign;
use gearbox_reports::paired::compare::{self, View};
use gearbox_reports::schema::{CAMPAIGN_FILE, Purpose, State};

use crate::alternate::plan::Design;
use crate::alternate::{self, Finished};
use crate::cli::alternation::Print;
use crate::cli::compare::CompareArgs;
use crate::engine;
use crate::failure::{self, Failure, Outcome};
use crate::kernels::Suite;
use crate::output;

/// A regression was found where one was to fail the command.
const REGRESSION: u8 = 3;

/// Measures or reads, then prints.
pub fn compare(args: Box<CompareArgs>) -> Outcome {
    let view = match inputs(&args)? {
        Input::Folders(folders) => stored(&folders)?,
        Input::Resume(folder) => match alternate::resume(&folder, &args.alternation, "compare")? {
            Finished::Code(code) => return Ok(code),
            Finished::Folder(folder) => measured(&folder)?,
        },
        Input::Design(design) => match alternate::perform(&design, &args.alternation)? {
            Finished::Code(code) => return Ok(code),
            Finished::Folder(folder) => {
                output::complain(&format!("results: {}", folder.display()));
                measured(&folder)?
            }
        },
    };
    print(&view, args.alternation.format)?;
    Ok(exit_code(&view, args.fail_on_regression))
}

enum Input {
    Folders(Vec<PathBuf>),
    Resume(PathBuf),
    Design(Box<Design>),
}

fn inputs(args: &CompareArgs) -> Result<Input, Failure> {
    if let Some(folder) = &args.alternation.resume {
        if !args.what.is_empty() {
            return Err(Failure::usage(
                "--resume takes everything from its folder: name no configurations",
            ));
        }
        return Ok(Input::Resume(folder.clone()));
    }
    let is_folder = |word: &String| Path::new(word).join(CAMPAIGN_FILE).is_file();
    if args.what.first().is_some_and(is_folder) {
        return match args.what.iter().find(|w| !is_folder(w)) {
            None if args.what.len() <= 2 => Ok(Input::Folders(
                args.what.iter().map(PathBuf::from).collect(),
            )),
            None => Err(Failure::usage("at most two results folders")),
            Some(word) => Err(Failure::usage(format!(
                "`{word}` is not a results folder: there is no {CAMPAIGN_FILE} in it"
            ))),
        };
    }
    Ok(Input::Design(Box::new(design(args)?)))
}

/// Configurations first, then filters.
fn design(args: &CompareArgs) -> Result<Design, Failure> {
    let is_configuration = |word: &&String| {
        let name = word.split(':').next().unwrap_or_default();
        engine::strategies().iter().any(|s| s.name == name)
    };
    // The first two are meant as configurations whatever they are, so that a misspelt one is told.
    let leading = args.what.iter().take_while(is_configuration).count().max(2);
    if args.what.len() < 2 {
        return Err(Failure::usage(
            "name two configurations (`gearbox compare match quickener`), or results folders",
        ));
    }
    let (labels, filters) = args.what.split_at(leading.min(args.what.len()));
    let suite = Suite::builtin()?;
    let filters: Vec<String> = filters.iter().chain(&args.kernels).cloned().collect();
    let mut design = Design::new("compare");
    for info in suite.select(&filters)? {
        design.kernel(&suite, info)?;
    }
    let reference = design.strategy(&labels[0])?;
    design.baseline.clone_from(&reference);
    for label in &labels[1..] {
        let label = engine::configuration(label)?.label();
        // The same once more is a null comparison by hand.
        let taken = design.configurations.iter().any(|c| c.id == label);
        let id = if taken {
            (2..)
                .map(|i| format!("{label} #{i}"))
                .find(|id| !design.configurations.iter().any(|c| c.id == *id))
                .unwrap_or_default()
        } else {
            label.clone()
        };
        design.strategy_as(&id, &label)?;
        let kernels: Vec<String> = design.kernels.iter().map(|k| k.name.clone()).collect();
        for kernel in kernels {
            design.pair(Purpose::Compare, (&reference, &kernel), (&id, &kernel));
        }
    }
    design.nulls(&reference);
    Ok(design)
}

fn measured(folder: &Path) -> Result<View, Failure> {
    Ok(compare::view(&load_campaign(folder)?))
}

fn stored(folders: &[PathBuf]) -> Result<View, Failure> {
    match folders {
        [one] => {
            let loaded = load_campaign(one)?;
            let compared = |p: &gearbox_reports::schema::Pair| p.purpose == Purpose::Compare;
            if !loaded.campaign.pairs.iter().any(compared) {
                return Err(Failure::usage(format!(
                    "{}: no comparison in this campaign; name a second folder, or see `gearbox report`",
                    one.display()
                )));
            }
            Ok(compare::view(&loaded))
        }
        [old, new] => {
            compare::stored(&load_campaign(old)?, &load_campaign(new)?).map_err(Failure::error)
        }
        _ => Err(Failure::usage("one or two results folders")),
    }
}

fn print(view: &View, format: Print) -> Result<(), Failure> {
    let text = match format {
        Print::Text => format!("{}\n{}", view.title, compare::phrases(view).text()),
        Print::Md => format!("{}\n\n{}", view.title, compare::phrases(view).markdown()),
        Print::Csv => compare::number_table(&compare::numbers(view)).csv(),
        Print::Json => {
            let text = serde_json::to_string_pretty(&compare::numbers(view))
                .map_err(|e| Failure::error(e.to_string()))?;
            format!("{text}\n")
        }
    };
    output::print(&text);
    for warning in &view.warnings {
        output::complain(&format!("gearbox: {warning}"));
    }
    Ok(())
}

fn exit_code(view: &View, regression: Option<f64>) -> u8 {
    let bad = excluded_code(&view.excluded);
    if bad == failure::WRONG_RESULT {
        return bad;
    }
    if let Some(percent) = regression {
        let found = compare::regressions(view, percent);
        for line in &found {
            output::complain(&format!("gearbox: regression: {line}"));
        }
        if !found.is_empty() {
            return REGRESSION;
        }
    }
    bad
}

/// The exit code that pairs which went wrong ask for: a wrong result weighs most.
pub fn excluded_code(excluded: &[(String, State, String)]) -> u8 {
    excluded
        .iter()
        .fold(0, |code, (_, state, _)| match (state, code) {
            (State::WrongResult, _) | (_, failure::WRONG_RESULT) => failure::WRONG_RESULT,
            (State::Timeout, _) | (_, failure::TIMEOUT) => failure::TIMEOUT,
            _ => failure::ERROR,
        })
}
