//! Statistics: intervals, tests, verdicts. Everything works on log-ratios of time
//! (configuration over baseline), so 0 is "no difference" and signs are symmetric.

mod bootstrap;
mod order;
mod verdict;

pub use bootstrap::{Geomean, geomean_intervals};
pub use order::{Interval, median, order_interval, robust_sd, sign_test};
pub use verdict::{Verdict, VerdictKind, holm, judge, judge_by, least_processes, processes_needed};

#[cfg(test)]
mod simulation;
