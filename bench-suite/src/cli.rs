//! The command line: verbs and their options, nothing else.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use gearbox_strategies::Configuration;
use gearbox_strategies::dispatch::Shape;

use gearbox_vm::text::surrogate;

use crate::engine::{self, Source};
use crate::failure::Failure;

/// One Python engine with interchangeable execution strategies, and the harness that compares them.
#[derive(Debug, Parser)]
#[command(name = "gearbox", version, about)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub verb: Verb,
}

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Run a program.
    Run(RunArgs),
    /// Disassemble a program as CPython 3.14's dis does.
    Dis(DisArgs),
    /// Statistics of a run in the layout of CPython's pystats: executions, pairs, and for each family hits, misses and failures.
    Stats(ObserveArgs),
    /// List every attempt to specialize an instruction: where, when, from what to what, why not.
    Trace(ObserveArgs),
    /// Mine pairs and triples of instructions: candidates for superinstructions.
    Profile(ProfileArgs),
    /// List strategies, families, superinstructions or kernels.
    List(ListArgs),
    /// Measure strategies and other interpreters in fresh processes, and write a report.
    Bench(Box<BenchArgs>),
    /// Write reports from stored results.
    Report(ReportArgs),
    /// Run random programs under every strategy and compare what they print.
    Fuzz(FuzzArgs),
    /// The process that `fuzz` feeds programs to.
    #[command(hide = true)]
    FuzzWorker(FuzzWorkerArgs),
    /// Count what the compiler made of the loops: jumps, frames, calls in this executable's machine code.
    Codegen(CodegenArgs),
}

/// Which strategy runs, and how.
#[derive(Debug, Args)]
pub struct EngineArgs {
    /// Strategy, with its options if any: NAME[:OPTION,...].
    #[arg(short, long, value_name = "STRATEGY")]
    pub strategy: Option<String>,
    /// Dispatch shape: match or tail.
    #[arg(long, value_name = "SHAPE")]
    pub dispatch: Option<String>,
    /// Families and members that may specialize: all, none, +family, -family.member, ... from left to right.
    #[arg(
        short = 'X',
        long = "specialize",
        value_name = "LIST",
        allow_hyphen_values = true
    )]
    pub specialize: Option<String>,
    /// Families and members that may not specialize (as `-X all,-...`).
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    pub no_specialize: Vec<String>,
    /// Execution on which a fresh instruction first tries to specialize (2).
    #[arg(long, value_name = "N")]
    pub warmup: Option<String>,
    /// Miss on which a specialized instruction tries anew (53).
    #[arg(long, value_name = "N")]
    pub cooldown: Option<String>,
    /// Largest back-off exponent after failures (12).
    #[arg(long, value_name = "N")]
    pub backoff_cap: Option<String>,
    /// Generic arithmetic takes an inline path for small ints and floats first.
    #[arg(long)]
    pub inline_int_path: bool,
    /// Superinstructions: all, none, cpython-3.11, cpython-3.14, profile:N (the N best of the built-in profile), profile:N:FILE (of a
    /// profile written by `gearbox profile --json`), or a file with one name in each line.
    #[arg(long, value_name = "SET")]
    pub superinstructions: Option<String>,
}

impl EngineArgs {
    /// The configuration that the options describe.
    ///
    /// # Errors
    /// Unknown names, with the nearest one; options that the strategy has no use for.
    pub fn configuration(&self) -> Result<Configuration, Failure> {
        let name = match &self.strategy {
            Some(name) => name,
            None => engine::default_strategy().unwrap_or_default(),
        };
        let mut c = engine::configuration(name)?;
        if let Some(shape) = &self.dispatch {
            let known = Shape::ALL.map(Shape::name);
            match Shape::ALL.into_iter().find(|s| s.name() == shape) {
                Some(s) => c.set_dispatch(s).map_err(engine::refusal)?,
                None => {
                    let hint = crate::suggest::hint(shape, known);
                    return Err(Failure::usage(format!(
                        "unknown dispatch shape `{shape}`{hint}; there are: {}",
                        known.join(", ")
                    )));
                }
            }
        }
        let mut list = self.specialize.clone();
        if !self.no_specialize.is_empty() {
            let off = self.no_specialize.iter().map(|n| format!(",-{n}"));
            list = Some(list.unwrap_or("all".into()) + &off.collect::<String>());
        }
        if let Some(list) = list {
            c.select(&list).map_err(engine::refusal)?;
        }
        for (key, value) in [
            ("warmup", &self.warmup),
            ("cooldown", &self.cooldown),
            ("backoff-cap", &self.backoff_cap),
        ] {
            if let Some(value) = value {
                c.set_parameter(key, value).map_err(engine::refusal)?;
            }
        }
        if let Some(set) = &self.superinstructions {
            c.fuse(set).map_err(engine::refusal)?;
        }
        c.options.inline_int |= self.inline_int_path;
        Ok(c)
    }
}

/// `gearbox run`.
#[derive(Debug, Args)]
#[command(
    override_usage = "gearbox run [-s STRATEGY] FILE [ARGS]...\n       gearbox run [-s STRATEGY] -c CODE [ARGS]..."
)]
pub struct RunArgs {
    #[command(flatten)]
    pub engine: EngineArgs,
    /// Run this text instead of a file.
    #[arg(short = 'c', value_name = "CODE", allow_hyphen_values = true)]
    pub code: Option<String>,
    /// The program (`-` for standard input) and its arguments.
    #[arg(
        value_name = "FILE [ARGS]",
        trailing_var_arg = true,
        allow_hyphen_values = true
    )]
    pub rest: Vec<OsString>,
}

/// `gearbox stats`, `gearbox trace`: a program that is run to be looked at. Its standard output goes to standard error.
#[derive(Debug, Args)]
pub struct ObserveArgs {
    #[command(flatten)]
    pub engine: EngineArgs,
    /// As JSON.
    #[arg(long)]
    pub json: bool,
    /// Run this text instead of a file.
    #[arg(short = 'c', value_name = "CODE", allow_hyphen_values = true)]
    pub code: Option<String>,
    /// The program (`-` for standard input) and its arguments.
    #[arg(
        value_name = "FILE [ARGS]",
        trailing_var_arg = true,
        allow_hyphen_values = true
    )]
    pub rest: Vec<OsString>,
}

impl ObserveArgs {
    /// What is to be run: configuration, source, `sys.argv`.
    ///
    /// # Errors
    /// Misuse.
    pub fn program(self) -> Result<(Configuration, Source, Vec<String>), Failure> {
        let configuration = self.engine.configuration()?;
        let (source, argv) = program(self.code, self.rest)?;
        Ok((configuration, source, argv))
    }
}

/// The program that `-c CODE` or `FILE [ARGS]` names, and its `sys.argv`.
///
/// # Errors
/// Neither is given, or an option stands where FILE belongs.
pub fn program(
    code: Option<String>,
    mut rest: Vec<OsString>,
) -> Result<(Source, Vec<String>), Failure> {
    let (source, argv0) = match code {
        Some(code) => (Source::Code(code), "-c".to_string()),
        None if rest.is_empty() => {
            return Err(Failure::usage("this verb needs a FILE, `-` or `-c CODE`"));
        }
        None => {
            let path = rest.remove(0);
            let file = surrogate::from_os(&path);
            if file == "-" {
                (Source::Stdin, file)
            } else if file.starts_with('-') {
                return Err(Failure::usage(format!(
                    "unexpected option `{file}` before FILE; see `--help`"
                )));
            } else {
                (Source::File(PathBuf::from(path)), file)
            }
        }
    };
    let mut argv = vec![argv0];
    argv.extend(rest.iter().map(|arg| surrogate::from_os(arg)));
    Ok((source, argv))
}

/// `gearbox dis`.
#[derive(Debug, Args)]
pub struct DisArgs {
    /// Run the program first, and show its code as the run has left it: quickened instructions, live caches.
    #[arg(short = 'S', long)]
    pub adaptive: bool,
    #[command(flatten)]
    pub engine: EngineArgs,
    /// Print inline-cache entries too.
    #[arg(short = 'C', long)]
    pub show_caches: bool,
    /// Disassemble this text instead of a file.
    #[arg(
        short = 'c',
        value_name = "CODE",
        allow_hyphen_values = true,
        conflicts_with = "file"
    )]
    pub code: Option<String>,
    /// The program (`-` for standard input).
    #[arg(required_unless_present = "code")]
    pub file: Option<PathBuf>,
}

/// `gearbox profile`.
#[derive(Debug, Args)]
#[command(
    override_usage = "gearbox profile [OPTIONS] FILE [ARGS]...\n       gearbox profile [OPTIONS] --kernels [FILTER]..."
)]
pub struct ProfileArgs {
    #[command(flatten)]
    pub engine: EngineArgs,
    /// Pairs to print.
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub pairs: usize,
    /// Triples to print.
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub triples: usize,
    /// As JSON: what `--superinstructions profile:N:FILE` reads.
    #[arg(long)]
    pub json: bool,
    /// Profile the built-in kernels, each with the same weight; arguments are filters.
    #[arg(long)]
    pub kernels: bool,
    /// Run this text instead of a file.
    #[arg(short = 'c', value_name = "CODE", allow_hyphen_values = true)]
    pub code: Option<String>,
    /// The program (`-` for standard input) and its arguments. What it prints goes to standard error.
    #[arg(
        value_name = "FILE [ARGS]",
        trailing_var_arg = true,
        allow_hyphen_values = true
    )]
    pub rest: Vec<String>,
}

/// `gearbox list`.
#[derive(Debug, Args)]
pub struct ListArgs {
    /// What to list; everything without it.
    #[arg(value_enum)]
    pub what: Option<Inventory>,
    /// As JSON.
    #[arg(long)]
    pub json: bool,
}

/// What can be listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Inventory {
    /// Ways of executing a program.
    Strategies,
    /// Strategies in each of their dispatch shapes and variants.
    Configurations,
    /// Specialization families, their members and what each guards.
    Families,
    /// Fused instructions and sets of them.
    Superinstructions,
    /// Programs that `bench` measures.
    Kernels,
    /// One small program for each specialized member: its loop runs on that member.
    Probes,
}

/// `gearbox bench`.
#[derive(Debug, Args)]
pub struct BenchArgs {
    /// Run only kernels whose names contain one of these.
    #[arg(value_name = "FILTER")]
    pub filters: Vec<String>,
    /// Strategies, with their options if any, separated by commas; `all` (default), `matrix` (every dispatch shape and variant) or `none`.
    #[arg(short, long, value_name = "A,B", value_delimiter = ',')]
    pub strategies: Vec<String>,
    /// Another Python interpreter that runs the same files; may be repeated.
    #[arg(long, value_name = "PATH")]
    pub python: Vec<PathBuf>,
    /// Size of the kernels (std; with --quick, unit).
    #[arg(long, value_enum)]
    pub size: Option<Size>,
    /// Processes of each cell (20; quick 10, rigorous 40).
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub processes: Option<u32>,
    /// Timed values in each process (3; quick 2).
    #[arg(short = 'n', long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub values: Option<u32>,
    /// Untimed values before them (1).
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=10_000))]
    pub warmups: Option<u32>,
    /// Seconds that one value of the baseline takes at least (0.1; quick 0.04).
    #[arg(long, value_name = "SECONDS")]
    pub min_time: Option<f64>,
    /// Few processes of the small sizes: provisional verdicts within minutes.
    #[arg(long, conflicts_with = "rigorous")]
    pub quick: bool,
    /// Twice as many processes.
    #[arg(long)]
    pub rigorous: bool,
    /// Seed of order, padding and resampling (drawn and recorded if absent).
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    /// Seconds after which a process is ended (300).
    #[arg(long, value_name = "SECONDS")]
    pub timeout: Option<f64>,
    /// What ratios refer to: a strategy, or an interpreter's name in the table.
    #[arg(long, value_name = "NAME")]
    pub baseline: Option<String>,
    /// Folder of the results (gearbox-results/DATE).
    #[arg(short, long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// Continue an interrupted campaign.
    #[arg(long, value_name = "DIR", conflicts_with_all = [
        "filters", "strategies", "python", "size", "processes", "values", "warmups", "min_time", "quick",
        "rigorous", "seed", "timeout", "baseline", "output", "dry_run", "kernel_dir", "no_null",
    ])]
    pub resume: Option<PathBuf>,
    /// Print the plan and do nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Do not run the baseline against itself (the null row shows the noise floor).
    #[arg(long)]
    pub no_null: bool,
    /// Measure a debug build all the same; the report is marked.
    #[arg(long)]
    pub allow_debug: bool,
    /// Take kernels.json and the kernels from this folder instead of the built-in ones.
    #[arg(long, value_name = "DIR")]
    pub kernel_dir: Option<PathBuf>,
}

/// A kernel's size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Size {
    /// A few milliseconds.
    Unit,
    /// About what pyperformance runs.
    Std,
}

/// `gearbox report`.
#[derive(Debug, Args)]
pub struct ReportArgs {
    /// Results folders.
    #[arg(required = true, value_name = "DIR")]
    pub folders: Vec<PathBuf>,
    /// The page (report.html in the first folder); other formats go beside it.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Formats to write.
    #[arg(long, value_enum, value_delimiter = ',', default_values_t = [Format::Html, Format::Md, Format::Csv])]
    pub format: Vec<Format>,
    /// What ratios refer to, instead of the campaign's baseline.
    #[arg(long, value_name = "NAME")]
    pub baseline: Option<String>,
    /// Title of the page.
    #[arg(long)]
    pub title: Option<String>,
}

/// `gearbox fuzz`.
#[derive(Debug, Args)]
pub struct FuzzArgs {
    /// Compare these programs instead of random ones.
    #[arg(value_name = "FILE", conflicts_with_all = ["programs", "seed", "time", "print"])]
    pub files: Vec<PathBuf>,
    /// How many programs.
    #[arg(long, value_name = "N", default_value_t = 10_000)]
    pub programs: u64,
    /// Seed of the first program, each later one has the next number (drawn and printed if absent).
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    /// Strategies with their options, separated by commas; `all` (default) is each in each of its forms.
    #[arg(short, long, value_name = "A,B", value_delimiter = ',')]
    pub strategies: Vec<String>,
    /// A CPython 3.14, which then decides what is right.
    #[arg(long, value_name = "PATH")]
    pub python: Option<PathBuf>,
    /// Folder for the programs that differ.
    #[arg(long, value_name = "DIR", default_value = "gearbox-fuzz")]
    pub keep: PathBuf,
    /// Start no more programs after this many seconds.
    #[arg(long, value_name = "SECONDS")]
    pub time: Option<u64>,
    /// Stop after this many programs that differ.
    #[arg(long, value_name = "N", default_value_t = 5)]
    pub failures: usize,
    /// Keep programs that differ as they are, without looking for smaller ones.
    #[arg(long)]
    pub no_minimise: bool,
    /// Print the programs and run nothing.
    #[arg(long)]
    pub print: bool,
}

/// `gearbox fuzz-worker`.
#[derive(Debug, Args)]
pub struct FuzzWorkerArgs {
    /// How to execute the programs, by label.
    pub configuration: String,
}

/// `gearbox codegen`.
#[derive(Debug, Args)]
pub struct CodegenArgs {
    /// Compare with the bounds in this file; exit code 1 if one is passed.
    #[arg(long, value_name = "FILE")]
    pub check: Option<PathBuf>,
    /// As JSON, every step included.
    #[arg(long)]
    pub json: bool,
    /// Also every step of the tail chains.
    #[arg(long)]
    pub steps: bool,
}

/// A format of `report`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// The page.
    Html,
    /// summary.md.
    Md,
    /// results.csv.
    Csv,
    /// Single plots with white background.
    Svg,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn the_definition_is_consistent() {
        super::Cli::command().debug_assert();
    }
}
