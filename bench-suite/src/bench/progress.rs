//! The bar on stderr: only on a terminal, and not with `NO_COLOR`.

use std::collections::HashMap;
use std::io::IsTerminal as _;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::output;

/// Progress of a campaign with an estimate from its own speed.
pub struct Progress {
    bar: ProgressBar,
    /// Last wall time of each cell.
    seen: HashMap<(usize, usize), f64>,
    total: f64,
    count: u32,
}

impl Progress {
    /// A bar over this many processes.
    pub fn new(processes: u64) -> Progress {
        let bar = ProgressBar::with_draw_target(Some(processes), ProgressDrawTarget::stderr());
        if !std::io::stderr().is_terminal() || std::env::var_os("NO_COLOR").is_some() {
            bar.set_draw_target(ProgressDrawTarget::hidden());
        }
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}") {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(500));
        Progress {
            bar,
            seen: HashMap::new(),
            total: 0.0,
            count: 0,
        }
    }

    /// Says what runs now, and how long the rest will take.
    pub fn announce(&self, what: &str, remaining: impl Iterator<Item = (usize, usize)>) {
        if self.bar.is_hidden() {
            return;
        }
        if self.count == 0 {
            self.bar.set_message(what.to_string());
            return;
        }
        let average = self.total / f64::from(self.count);
        let left: f64 = remaining
            .map(|cell| self.seen.get(&cell).copied().unwrap_or(average))
            .sum();
        let left = gearbox_reports::format::duration(left);
        self.bar.set_message(format!("{what}, about {left} left"));
    }

    /// A process ended.
    pub fn done(&mut self, cell: (usize, usize), wall: f64) {
        self.seen.insert(cell, wall);
        self.total += wall;
        self.count += 1;
        self.bar.inc(1);
    }

    /// A process of an earlier run, or one that is left out.
    pub fn skip(&self) {
        self.bar.inc(1);
    }

    /// A message that stays.
    pub fn note(&self, text: &str) {
        if self.bar.is_hidden() {
            output::complain(text);
        } else {
            self.bar.println(text);
        }
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
