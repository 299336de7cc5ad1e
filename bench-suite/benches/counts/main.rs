//! Machine instructions that small kernels take under each strategy, by iai-callgrind, with limits: more than 3 % above the recorded count fails.
//!
//! Each bench is a whole run of `gearbox run` on two calls of a kernel's small size; start-up is about 4 million of the instructions. A whole process,
//! because callgrind finds the end of a function by the stack pointer, which generators of the tree strategies move to other stacks.
//! `bench-suite/scripts/bench-counts` runs this and has what it needs.

mod recorded;

use gearbox_strategies::Strategy;
use iai_callgrind::{
    Bench, BinaryBenchmark, BinaryBenchmarkConfig, BinaryBenchmarkGroup, Callgrind, Command,
    EventKind, binary_benchmark_group, main,
};
use recorded::{Recorded, identifier};

/// One of each kind: calls, floats, objects, generators, containers.
const KERNELS: [&str; 5] = ["fib", "nbody", "richards", "generators_tree", "word_count"];

/// Calls of `run`: the second one runs warm code.
const CALLS: u64 = 2;

/// A count may be this much above the recorded one.
const TOLERANCE: f64 = 0.03;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/kernels");

/// The argument of `run` in a kernel's small size.
fn unit(kernels: &serde_json::Value, name: &str) -> u64 {
    let all = kernels.as_array().expect("kernels.json is a list");
    let kernel = all.iter().find(|k| k["name"] == name);
    let size = kernel.and_then(|k| k["sizes"]["unit"].as_u64());
    size.unwrap_or_else(|| panic!("kernels.json has no {name} with a size `unit`"))
}

fn command(strategy: &dyn Strategy, kernel: &str, n: u64) -> Command {
    let driver = format!("{FOLDER}/driver.py");
    Command::new(env!("CARGO_BIN_EXE_gearbox"))
        .args(["run", "-s", strategy.name(), &driver, kernel])
        .args([n, CALLS, 0, 1].map(|n| n.to_string()))
        .build()
}

/// Callgrind without its cache simulation; with a limit where there is a recorded count.
fn tool(recorded: Option<u64>) -> Callgrind {
    let mut tool = Callgrind::with_args(["--cache-sim=no"]);
    if let Some(count) = recorded {
        let limit = (count as f64 * (1.0 + TOLERANCE)) as u64;
        tool.hard_limits([(EventKind::Ir, limit)]);
    }
    tool
}

/// The recorded counts; none that were made with another toolchain, and none when new ones are being recorded.
fn comparable() -> Recorded {
    let here = Recorded::here();
    if std::env::var("GEARBOX_COUNTS").is_ok_and(|v| v == "record") {
        return here;
    }
    let recorded = Recorded::load().unwrap_or_else(|e| panic!("{e}"));
    if (&recorded.rustc, &recorded.target) == (&here.rustc, &here.target) {
        return recorded;
    }
    eprintln!(
        "counts are not compared: recorded with {} for {}, this is {} for {}",
        recorded.rustc, recorded.target, here.rustc, here.target
    );
    here
}

fn benches(group: &mut BinaryBenchmarkGroup) {
    let text = std::fs::read_to_string(format!("{FOLDER}/kernels.json")).expect("kernels.json");
    let kernels = serde_json::from_str(&text).expect("kernels.json is JSON");
    let recorded = comparable();
    for kernel in KERNELS {
        let mut benchmark = BinaryBenchmark::new(identifier(kernel));
        for strategy in gearbox_strategies::all() {
            let count = recorded
                .counts
                .get(kernel)
                .and_then(|s| s.get(strategy.name()));
            if count.is_none() && !recorded.counts.is_empty() {
                eprintln!(
                    "{kernel} under {} has no recorded count: bench-counts --record",
                    strategy.name()
                );
            }
            let command = command(*strategy, kernel, unit(&kernels, kernel));
            let mut bench = Bench::new(identifier(strategy.name()));
            bench
                .command(command)
                .config(BinaryBenchmarkConfig::default().tool(tool(count.copied())));
            benchmark.bench(bench);
        }
        group.binary_benchmark(benchmark);
    }
}

binary_benchmark_group!(
    name = kernels;
    benchmarks = |group: &mut BinaryBenchmarkGroup| { benches(group) }
);

main!(binary_benchmark_groups = kernels);
