//! The one door from the command line to the engine: what strategies there are, run, disassemble.

use std::io::Read;
use std::path::PathBuf;
use std::rc::Rc;

use gearbox_strategies::{Configuration, OptionError};
use gearbox_vm::fuse::fused_units;
use gearbox_vm::object::Code;
use gearbox_vm::special::live;
use gearbox_vm::vm::{Capture, Config, Vm};

use crate::failure::{Failure, Outcome};

/// Native stack of the thread that runs programs: deep Python recursion under the tree walker needs it; pages are touched on demand.
const STACK_BYTES: usize = 1 << 30;
/// Part of the stack that stays free for native code when Python code is refused more depth.
const STACK_RESERVE: usize = 4 << 20;

/// A strategy as the registry describes it.
#[derive(Debug, Clone, Copy)]
pub struct StrategyInfo {
    /// The name that `-s` takes.
    pub name: &'static str,
    /// One line.
    pub description: &'static str,
}

/// Where a program comes from.
#[derive(Debug, Clone)]
pub enum Source {
    /// A file.
    File(PathBuf),
    /// The text after `-c`.
    Code(String),
    /// Standard input.
    Stdin,
}

/// Every registered strategy, in the registry's order.
pub fn strategies() -> Vec<StrategyInfo> {
    gearbox_strategies::all()
        .iter()
        .map(|s| StrategyInfo {
            name: s.name(),
            description: s.description(),
        })
        .collect()
}

/// The labels of every configuration in the test matrix: each strategy in each of its dispatch shapes and variants.
pub fn matrix() -> Vec<String> {
    Configuration::matrix().iter().map(|c| c.label()).collect()
}

/// The strategy of `run` when none is named: the highest gear.
pub fn default_strategy() -> Option<&'static str> {
    strategies().last().map(|s| s.name)
}

/// The strategy that ratios refer to when none is named and it takes part: the match loop.
pub fn baseline_strategy() -> Option<&'static str> {
    gearbox_strategies::baseline().map(|s| s.name())
}

/// The strategy whose families are switched when none is named: the one that specializes.
pub fn specializing_strategy() -> Result<&'static str, Failure> {
    let found = gearbox_strategies::all().iter().find(|s| s.specializes());
    found
        .map(|s| s.name())
        .ok_or_else(|| Failure::error("no strategy specializes"))
}

/// The configuration that a text such as `quickener:tail` means; the error names the nearest words.
pub fn configuration(text: &str) -> Result<Configuration, Failure> {
    Configuration::parse(text).map_err(refusal)
}

/// Configurations' texts from a list that the command line split at commas: a piece that starts with no strategy's name goes on with the
/// options of the one before it (`quickener:tail,X=all,-call`).
pub fn join_options(pieces: &[String]) -> Vec<String> {
    let all = strategies();
    let is_name = |piece: &str| {
        let name = piece.split(':').next().unwrap_or_default();
        matches!(name, "all" | "none" | "matrix")
            || crate::factorial::is_design(piece)
            || all.iter().any(|s| s.name == name)
    };
    let mut texts: Vec<String> = Vec::new();
    for piece in pieces {
        match texts.last_mut() {
            Some(last) if last.contains(':') && !is_name(piece) => {
                last.push(',');
                last.push_str(piece);
            }
            _ => texts.push(piece.clone()),
        }
    }
    texts
}

/// A usage error with a hint.
pub fn refusal(e: OptionError) -> Failure {
    match e.unknown {
        None => Failure::usage(e.message),
        Some((word, known)) => {
            let hint = crate::suggest::hint(&word, known.iter().map(String::as_str));
            Failure::usage(format!(
                "{}{hint}; there are: {}",
                e.message,
                known.join(", ")
            ))
        }
    }
}

/// Runs a program to its end; `argv` is what the program sees as `sys.argv`. The code is the exit code.
pub fn run(configuration: Configuration, source: Source, argv: &[String]) -> Outcome {
    let argv = argv.to_vec();
    on_big_stack(move || run_here(&configuration, source, argv))
}

/// Runs `f` on a thread with a large stack.
pub fn on_big_stack(f: impl FnOnce() -> Outcome + Send + 'static) -> Outcome {
    let thread = std::thread::Builder::new()
        .name("main".into())
        .stack_size(STACK_BYTES)
        .spawn(f);
    match thread.map(|t| t.join()) {
        Ok(Ok(outcome)) => outcome,
        Ok(Err(_)) => Err(Failure::error("the engine stopped by a panic".to_string())),
        Err(e) => Err(Failure::error(format!(
            "cannot start the engine's thread: {e}"
        ))),
    }
}

fn run_here(configuration: &Configuration, source: Source, argv: Vec<String>) -> Outcome {
    let (mut vm, name, text) = start(configuration, &source, argv)?;
    let code = gearbox_vm::run::main::run_main(&mut vm, &name, &text);
    Ok(code)
}

/// A VM that is ready to run the source under the configuration, and the source's name and text.
fn start(
    configuration: &Configuration,
    source: &Source,
    argv: Vec<String>,
) -> Result<(Box<Vm>, String, Vec<u8>), Failure> {
    gearbox_vm::vm::signal::install();
    let (name, text) = read(source)?;
    let dir = match source {
        Source::File(p) => p
            .parent()
            .map(|d| gearbox_vm::text::surrogate::from_os(d.as_os_str()))
            .unwrap_or_default(),
        _ => String::new(),
    };
    let config = Config {
        gc_stress: stressed(),
        argv,
        path: vec![dir],
        native_stack: STACK_BYTES - STACK_RESERVE,
        ..Config::default()
    };
    let mut vm = Vm::new(config);
    configuration.install(&mut vm);
    Ok((vm, name, text))
}

/// Runs a program for what it leaves in the VM: `before` prepares it, `after` gets the exit code and reports. Meanwhile the program's standard output
/// goes to standard error: ours is for the report.
pub fn run_and_then(
    configuration: Configuration,
    source: Source,
    argv: Vec<String>,
    before: impl FnOnce(&mut Vm) + Send + 'static,
    after: impl FnOnce(&mut Vm, u8) -> u8 + Send + 'static,
) -> Outcome {
    on_big_stack(move || {
        let (mut vm, name, text) = start(&configuration, &source, argv)?;
        before(&mut vm);
        let output = Diverted::stdout_to_stderr();
        let code = gearbox_vm::run::main::run_main(&mut vm, &name, &text);
        drop(output);
        Ok(after(&mut vm, code))
    })
}

/// Standard output sent to standard error until dropped.
struct Diverted {
    saved: i32,
}

impl Diverted {
    fn stdout_to_stderr() -> Diverted {
        // SAFETY: plain descriptor calls; failure leaves the output where it is.
        let saved = unsafe {
            let saved = libc::dup(1);
            libc::dup2(2, 1);
            saved
        };
        Diverted { saved }
    }
}

impl Drop for Diverted {
    fn drop(&mut self) {
        // SAFETY: as above.
        unsafe {
            libc::dup2(self.saved, 1);
            libc::close(self.saved);
        }
    }
}

/// The labels of every configuration that random programs run under: the test matrix, and each strategy that specializes once more with
/// counters that let its sites change their minds at almost every miss.
pub fn fuzzed() -> Vec<String> {
    let mut labels = matrix();
    for strategy in gearbox_strategies::all() {
        if strategy.specializes() {
            labels.push(format!("{}:cooldown=2,backoff-cap=1", strategy.name()));
        }
    }
    labels
}

/// What a program printed, in memory.
pub struct Captured {
    /// Exit code.
    pub code: u8,
    /// Standard output.
    pub stdout: Vec<u8>,
    /// Standard error.
    pub stderr: Vec<u8>,
}

/// Runs a program in a VM of its own and keeps its output. Call it on a stack made by [`on_big_stack`].
pub fn run_captured(configuration: &Configuration, name: &str, text: &[u8]) -> Captured {
    let capture = Rc::new(Capture::default());
    let mut vm = Vm::new(Config {
        path: vec![String::new()],
        native_stack: STACK_BYTES - STACK_RESERVE,
        capture: Some(Rc::clone(&capture)),
        gc_stress: stressed(),
        ..Config::default()
    });
    configuration.install(&mut vm);
    let code = gearbox_vm::run::main::run_main(&mut vm, name, text);
    Captured {
        code,
        stdout: capture.take_out(),
        stderr: capture.take_err(),
    }
}

/// A VM for a program that is called function by function; its modules are found in `folder`. Make it on a stack of [`on_big_stack`]; several may
/// live there together.
pub fn embedded(configuration: &Configuration, folder: &str) -> Box<Vm> {
    let mut vm = Vm::new(Config {
        path: vec![folder.to_owned()],
        native_stack: STACK_BYTES - STACK_RESERVE,
        gc_stress: stressed(),
        ..Config::default()
    });
    configuration.install(&mut vm);
    vm
}

/// Whether `GEARBOX_STRESS` asks for a collection at every safepoint.
fn stressed() -> bool {
    std::env::var("GEARBOX_STRESS").is_ok_and(|v| v.split(',').any(|w| w == "gc"))
}

fn read(source: &Source) -> Result<(String, Vec<u8>), Failure> {
    match source {
        Source::File(path) => {
            let name = gearbox_vm::text::surrogate::from_os(path.as_os_str());
            if path.is_dir() {
                return Err(Failure::error(format!(
                    "cannot run '{name}': it is a directory"
                )));
            }
            match std::fs::read(path) {
                Ok(text) => Ok((name, text)),
                Err(e) => Err(Failure::usage(format!("can't open file '{name}': {e}"))),
            }
        }
        // As CPython: the command ends with a newline.
        Source::Code(text) => Ok(("<string>".into(), format!("{text}\n").into_bytes())),
        Source::Stdin => {
            let mut text = Vec::new();
            match std::io::stdin().read_to_end(&mut text) {
                Ok(_) => Ok(("<stdin>".into(), text)),
                Err(e) => Err(Failure::error(format!("cannot read standard input: {e}"))),
            }
        }
    }
}

/// Prints the disassembly of a program as `python -m dis` does.
pub fn disassemble(source: Source, show_caches: bool) -> Outcome {
    let (name, text) = read(&source)?;
    match gearbox_vm::compile::compile_bytes(&text, &name, gearbox_vm::tree::Mode::Exec) {
        Ok(c) => {
            let options = gearbox_vm::code::DisOptions {
                show_caches,
                ..Default::default()
            };
            crate::output::print(&gearbox_vm::code::disassemble_recursive(&c.code, &options));
            Ok(0)
        }
        Err(e) => {
            eprintln!("{e:?}");
            Ok(1)
        }
    }
}

/// The superinstructions of a code object: CPython's listing has no names for them, and shows the first constituent in their place.
fn fused(code: &Code) -> String {
    let units = fused_units(code);
    if units.is_empty() {
        return String::new();
    }
    let rows: String = units
        .iter()
        .map(|u| format!("  {:>6} {}\n", u.unit * 2, u.fusion.name()))
        .collect();
    format!(
        "\nSuperinstructions of {} (offset, name):\n{rows}",
        code.qualname.as_str()
    )
}

/// Runs a program, then prints the disassembly of its code as the run has left it.
pub fn disassemble_adaptive(
    configuration: Configuration,
    source: Source,
    show_caches: bool,
) -> Outcome {
    let argv = match &source {
        Source::File(p) => p.display().to_string(),
        Source::Code(_) => "-c".into(),
        Source::Stdin => "-".into(),
    };
    run_and_then(
        configuration,
        source,
        vec![argv],
        |_| {},
        move |vm, status| {
            if let Some(code) = vm.main_code {
                crate::output::print(&live::listing(vm, code, show_caches));
                for code in live::with_nested(code) {
                    crate::output::print(&fused(&code));
                }
            }
            status
        },
    )
}
