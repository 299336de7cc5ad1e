//! The process of alternating slices: two VMs on one thread, each with its own heap, modules and code objects.
//!
//! Two VMs can share a thread because nothing mutable is global to the process but the Ctrl-C flag. A collection scans the thread's stack conservatively
//! from the address at which its VM was made: words of the other VM's heap are not in its block table and mean nothing to it. The pool of native
//! stacks of the tree strategies' generators is shared, and only recycles memory.

use std::time::Instant;

use gearbox_reports::schema::{Quad, Warmup, Which};
use gearbox_strategies::Configuration;
use gearbox_vm::builtins::errors::traceback::finish_main;
use gearbox_vm::value::Value;
use gearbox_vm::vm::{R, Vm};

use super::protocol::{
    Answer, QUIET_CALLS, QUIET_CHANGES, Task, TaskSide, UNSETTLED_CALLS, WARMUP_CALLS, units,
};
use crate::engine;
use crate::failure::{Failure, Outcome};
use crate::output;

/// Does the task and prints the answer.
pub fn serve(task: &str) -> Outcome {
    let task: Task =
        serde_json::from_str(task).map_err(|e| Failure::usage(format!("alternate-worker: {e}")))?;
    let a = engine::configuration(&task.a.configuration)?;
    let b = engine::configuration(&task.b.configuration)?;
    engine::on_big_stack(move || {
        let a_begins = task.begins == 'A';
        let (first, second) = if a_begins {
            ((&a, &task.a), (&b, &task.b))
        } else {
            ((&b, &task.b), (&a, &task.a))
        };
        let begun = Player::start(first.0, &task, first.1)
            .and_then(|x| Ok((x, Player::start(second.0, &task, second.1)?)));
        let (mut a, mut b) = match begun {
            Ok((x, y)) if a_begins => (x, y),
            Ok((x, y)) => (y, x),
            Err(code) => return Ok(code),
        };
        match alternate(&mut a, &mut b, &task) {
            Ok(answer) => {
                let text = serde_json::to_string(&answer)
                    .map_err(|e| Failure::error(format!("alternate-worker: {e}")))?;
                output::print(&format!("{text}\n"));
                Ok(0)
            }
            Err(code) => Ok(code),
        }
    })
}

fn alternate(a: &mut Player, b: &mut Player, task: &Task) -> Result<Answer, u8> {
    let limit = task.warmup_limit_ns;
    let (checksum_a, checksum_b, warmup_a, warmup_b);
    if task.begins == 'A' {
        (checksum_a, checksum_b) = (a.checksum()?, b.checksum()?);
        warmup_a = a.warm(task.a.least_warmups, limit)?;
        warmup_b = b.warm(task.b.least_warmups, limit)?;
    } else {
        (checksum_b, checksum_a) = (b.checksum()?, a.checksum()?);
        warmup_b = b.warm(task.b.least_warmups, limit)?;
        warmup_a = a.warm(task.a.least_warmups, limit)?;
    }
    // The quickest of the last calls: others may hold a stretch in which another process ran.
    let last = warmup_a.values_ns.iter().rev().take(5).min();
    let units = units(task.slice_ns, last.copied().unwrap_or(1));
    // One slice of each that does not count: caches and predictors have seen both.
    a.slice(units, 0.0)?;
    b.slice(units, task.plant_percent)?;
    let mut quads = Vec::with_capacity(task.firsts.len());
    for first in task.firsts.bytes() {
        let a_first = first == b'A';
        let mut slices = [Slice::default(); 4];
        for (i, slice) in slices.iter_mut().enumerate() {
            let outer = i == 0 || i == 3;
            *slice = if outer == a_first {
                a.slice(units, 0.0)?
            } else {
                b.slice(units, task.plant_percent)?
            };
        }
        let cpu = slices.map(|s| s.cpu_ns.unwrap_or(0));
        quads.push(Quad {
            first: if a_first { Which::A } else { Which::B },
            ns: slices.map(|s| s.ns),
            cpu_ns: slices.iter().all(|s| s.cpu_ns.is_some()).then_some(cpu),
        });
    }
    for (player, before) in [(&mut *a, &checksum_a), (&mut *b, &checksum_b)] {
        let after = player.checksum()?;
        if after != *before {
            output::complain(&format!(
                "checksum changed between calls: {before} then {after}"
            ));
            return Err(1);
        }
    }
    Ok(Answer {
        units,
        warmup_a,
        warmup_b,
        quads,
        checksum_a,
        checksum_b,
        max_rss: peak_rss(),
    })
}

/// One side: a VM whose module is loaded.
pub(super) struct Player {
    pub vm: Box<Vm>,
    run: Value,
    n: Value,
    specializes: bool,
}

impl Player {
    /// Makes the VM and loads the program; an error has printed its traceback.
    pub fn start(
        configuration: &Configuration,
        task: &Task,
        side: &TaskSide,
    ) -> Result<Player, u8> {
        let mut vm = engine::embedded(configuration, &task.folder);
        let n = vm.int(i64::try_from(side.n).unwrap_or(i64::MAX));
        let loaded = load(&mut vm, &side.program);
        let run = told(&mut vm, loaded)?;
        Ok(Player {
            vm,
            run,
            n,
            specializes: configuration.strategy.specializes(),
        })
    }

    fn call(&mut self) -> Result<Value, u8> {
        // The function lives as long as its module, `n` is an immediate or immortal: neither needs to be a root.
        let result = self.vm.call(self.run, &[self.n]);
        told(&mut self.vm, result)
    }

    /// What one call returns, as text.
    pub fn checksum(&mut self) -> Result<String, u8> {
        let value = self.call()?;
        let text = self.vm.str_of(value).map(|s| s.as_str().to_owned());
        told(&mut self.vm, text)
    }

    /// Calls until nothing changes any more.
    fn warm(&mut self, least: u64, limit_ns: u64) -> Result<Warmup, u8> {
        let mut warmup = Warmup::default();
        let mut quiet = 0;
        let started = Instant::now();
        let mut calls = 0;
        loop {
            let (attempts, changes) = (self.vm.quickening.attempts, self.vm.quickening.changes);
            let from = Instant::now();
            self.call()?;
            let ns = nanoseconds(from);
            calls += 1;
            if warmup.values_ns.len() < WARMUP_CALLS {
                warmup.values_ns.push(ns);
                if self.specializes {
                    warmup.events.push(self.vm.quickening.attempts - attempts);
                }
            }
            if self.vm.quickening.changes - changes <= QUIET_CHANGES {
                quiet += 1;
            } else {
                quiet = 0;
            }
            warmup.settled = quiet >= QUIET_CALLS;
            let past =
                nanoseconds(started) > limit_ns || calls >= least.saturating_add(UNSETTLED_CALLS);
            if (warmup.settled && calls >= least) || past {
                return Ok(warmup);
            }
        }
    }

    /// Time of so many calls, made longer by so many per cent of itself.
    fn slice(&mut self, units: u64, plant_percent: f64) -> Result<Slice, u8> {
        let (cpu, from) = (cpu_ns(), Instant::now());
        for _ in 0..units {
            self.call()?;
        }
        if plant_percent > 0.0 {
            let longer = 1.0 + plant_percent / 100.0;
            match (cpu, cpu_ns()) {
                (Some(start), Some(end)) => {
                    let until = start + ((end - start) as f64 * longer) as u64;
                    while cpu_ns().is_some_and(|now| now < until) {
                        std::hint::spin_loop();
                    }
                }
                _ => {
                    let until = (nanoseconds(from) as f64 * longer) as u64;
                    while nanoseconds(from) < until {
                        std::hint::spin_loop();
                    }
                }
            }
        }
        let ns = nanoseconds(from);
        Ok(Slice {
            ns,
            cpu_ns: cpu.and_then(|start| Some(cpu_ns()?.saturating_sub(start).max(1))),
        })
    }
}

/// What a slice took.
#[derive(Debug, Clone, Copy, Default)]
struct Slice {
    ns: u64,
    cpu_ns: Option<u64>,
}

/// CPU time of this thread so far.
fn cpu_ns() -> Option<u64> {
    let mut time = libc::timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    // SAFETY: the pointer is to a live local that the call fills.
    let failed = unsafe { libc::clock_gettime(libc::CLOCK_THREAD_CPUTIME_ID, &mut time) };
    (failed == 0).then(|| time.tv_sec as u64 * 1_000_000_000 + time.tv_nsec as u64)
}

/// Imports the program's module; its `run`. The module stays in `sys.modules`.
fn load(vm: &mut Vm, program: &str) -> R {
    let module = vm.import_absolute(program)?;
    vm.getattr_name(module, "run")
}

/// Prints the traceback of an error; the exit code that goes with it.
fn told<T>(vm: &mut Vm, result: R<T>) -> Result<T, u8> {
    result.map_err(|raised| match finish_main(vm, Err(raised)) {
        // `sys.exit(0)` in a program that is to return something.
        0 => 1,
        code => (code & 0xFF) as u8,
    })
}

fn nanoseconds(from: Instant) -> u64 {
    u64::try_from(from.elapsed().as_nanos()).unwrap_or(u64::MAX)
}

/// The system's high-water mark of this process image (Linux only).
fn peak_rss() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kilobytes * 1024)
}
