//! What the facts and the pilot mean, in sentences.

use gearbox_reports::format::duration;
use gearbox_reports::paired::levels::Levels;
use gearbox_reports::paired::words;
use gearbox_reports::schema::Machine;
use gearbox_reports::stats::{Interval, processes_needed};

use super::topology::Topology;

/// A load above this, besides ours, disturbs.
const BUSY: f64 = 0.5;
/// A clock that ticks less often makes short slices coarse.
const COARSE_NS: u64 = 5_000;

/// What one kernel's pilot showed.
#[derive(Debug, Clone)]
pub struct Pilot {
    /// The kernel.
    pub kernel: String,
    /// Median log-ratio of the reference against itself.
    pub null: f64,
    /// Its interval.
    pub interval: Option<Interval>,
    /// Spread of the processes' data.
    pub sd: f64,
    /// Where the variance is.
    pub levels: Option<Levels>,
}

/// Sentences about the machine: what to know, what to change.
pub fn machine(m: &Machine, t: &Topology) -> Vec<String> {
    let mut out = Vec::new();
    match t.shared().as_slice() {
        [] if t.cores.is_empty() => {
            out.push("The system does not tell which CPUs share a core.".into());
        }
        [] => {}
        shared => {
            let cores: Vec<String> = shared.iter().map(|c| format!("{c:?}")).collect();
            out.push(format!(
                "These CPUs share a core: {}. Run nothing beside a measurement, and never both sides of a comparison at once; \
                 `taskset -c N gearbox …` keeps it on one CPU.",
                cores.join(", ")
            ));
        }
    }
    if m.hypervisor == Some(true) {
        out.push(
            "This is a virtual machine: neighbours steal time in stretches of tens of milliseconds. Alternation cancels most of that; \
             absolute times (`bench`) move by tens of per cent."
                .into(),
        );
    }
    match m.governor.as_deref() {
        None => out.push("The frequency governor is unknown (usual on virtual machines).".into()),
        Some("performance") => {}
        Some(governor) => out.push(format!(
            "The frequency governor is `{governor}`: set it to `performance` while measuring (`cpupower frequency-set -g performance`)."
        )),
    }
    if m.boost == Some(true) {
        out.push(
            "Frequency boost is on: clocks depend on temperature and on the other cores.".into(),
        );
    }
    match m.aslr {
        Some(0) => out.push(
            "Address-space randomisation is off: all processes have one layout, and its luck is in every result. Turn it on."
                .into(),
        ),
        Some(1) => out.push("Address-space randomisation is partial: full (2) averages over more layouts.".into()),
        _ => {}
    }
    if m.thp.as_deref() == Some("always") {
        out.push(
            "Transparent huge pages are `always`: heaps get them or not by chance, from process to process; `madvise` is steadier."
                .into(),
        );
    }
    if let Some(load) = m.load.filter(|l| *l > BUSY) {
        out.push(format!(
            "The load is {load:.2}: something else runs. Wait for it, or expect wider intervals."
        ));
    }
    if let Some(ns) = m.timer_resolution_ns.filter(|ns| *ns > COARSE_NS) {
        out.push(format!(
            "The clock's steps are {ns} ns: make slices longer than {} ms (`--slice`).",
            (ns * 1000).div_ceil(1_000_000)
        ));
    }
    out
}

/// Sentences about the pilot: how much is enough for one and for two per cent.
pub fn pilot(pilots: &[Pilot], quads: u32, delta: f64) -> Vec<String> {
    let mut out = Vec::new();
    for p in pilots {
        if let Some(i) = p.interval
            && !i.contains(0.0)
        {
            out.push(format!(
                "On {} the reference differs from itself by {} {}: repeat when the machine is quieter; if it stays, something favours one side.",
                p.kernel,
                words::percent(p.null),
                words::percents(i)
            ));
        }
    }
    let Some(worst) = pilots
        .iter()
        .filter(|p| p.sd.is_finite())
        .max_by(|x, y| x.sd.total_cmp(&y.sd))
    else {
        out.push("The pilot measured nothing.".into());
        return out;
    };
    for per_cent in [1.0, 2.0] {
        let n = processes_needed(worst.sd, per_cent / 100.0);
        let cost = worst.levels.map_or_else(String::new, |l| {
            format!(
                ", {} for each kernel and pair",
                duration(l.seconds(n, quads))
            )
        });
        out.push(format!(
            "To resolve {per_cent} %: about {n} processes of {quads} quads{cost} (worst of the pilot: {}).",
            worst.kernel
        ));
    }
    let Some(l) = worst.levels else {
        return out;
    };
    let best = l.best_quads();
    let n = processes_needed(l.process_sd(best), delta);
    let level = if l.processes > l.quads / f64::from(quads) {
        "Processes differ more than the quads inside them: more processes help, longer ones do not."
    } else {
        "Most of the spread is between quads of one process: longer processes help as much as more of them."
    };
    out.push(format!(
        "{level} The most certainty for the time: {n} processes of {best} quads ({}) for {} %.",
        duration(l.seconds(n, best)),
        delta * 100.0
    ));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn levels(processes: f64) -> Levels {
        Levels {
            quads: 0.0004,
            processes,
            quads_per_process: 20,
            count: 12,
            quad_cost: 0.02,
            process_cost: 0.18,
        }
    }

    fn a_pilot(sd: f64, processes: f64) -> Pilot {
        Pilot {
            kernel: "nbody".into(),
            null: 0.001,
            interval: Some(Interval {
                low: -0.002,
                high: 0.003,
            }),
            sd,
            levels: Some(levels(processes)),
        }
    }

    #[test]
    fn advice_names_numbers_and_the_level() {
        let text = pilot(&[a_pilot(0.01, 0.0001)], 20, 0.01).join("\n");
        // (pi / 2) * (2.8 * 0.01 / ln 1.01)^2 = 12.4.
        assert!(
            text.contains("To resolve 1 %: about 13 processes of 20 quads, 8 s"),
            "{text}"
        );
        assert!(text.contains("To resolve 2 %: about 6 processes"), "{text}");
        assert!(text.contains("more processes help"), "{text}");
        let text = pilot(&[a_pilot(0.01, 0.0)], 20, 0.01).join("\n");
        assert!(text.contains("longer processes help"), "{text}");
        assert!(pilot(&[], 20, 0.01)[0].contains("nothing"));
    }

    #[test]
    fn a_reference_that_differs_from_itself_is_told() {
        let mut p = a_pilot(0.01, 0.0001);
        p.interval = Some(Interval {
            low: 0.004,
            high: 0.006,
        });
        assert!(pilot(&[p], 20, 0.01)[0].contains("differs from itself"));
    }

    #[test]
    fn a_quiet_machine_gets_no_advice() {
        let m = Machine {
            governor: Some("performance".into()),
            boost: Some(false),
            hypervisor: Some(false),
            aslr: Some(2),
            thp: Some("madvise".into()),
            load: Some(0.1),
            timer_resolution_ns: Some(30),
            ..Machine::default()
        };
        let t = Topology {
            cores: vec![vec![0], vec![1]],
            allowed: vec![0, 1],
        };
        assert_eq!(machine(&m, &t), Vec::<String>::new());
        let m = Machine {
            governor: Some("powersave".into()),
            aslr: Some(0),
            load: Some(3.0),
            ..m
        };
        let t = Topology {
            cores: vec![vec![0, 1]],
            ..t
        };
        assert_eq!(machine(&m, &t).len(), 4);
    }
}
