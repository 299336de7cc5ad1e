//! Tables as text: the console summary, `summary.md`, `results.csv`.

use tabled::builder::Builder;
use tabled::settings::object::Columns;
use tabled::settings::{Alignment, Style};

use crate::analysis::{Analysis, Cell, Comparison, Method};
use crate::format;
use crate::page::sentences;
use crate::plots;
use crate::schema::State;
use crate::stats::{Verdict, VerdictKind};

/// A verdict in words: `1.23x faster [1.21, 1.25]`.
pub fn verdict_text(verdict: &Verdict, delta: f64) -> String {
    // Speed-ups: the reciprocal of the time ratio, so interval ends swap.
    let interval = |slower: bool| {
        verdict.interval.map_or(String::new(), |i| {
            let (low, high) = if slower {
                (i.low.exp(), i.high.exp())
            } else {
                ((-i.high).exp(), (-i.low).exp())
            };
            format!(" {}", format::ratio_interval(low, high))
        })
    };
    let percent_interval = || {
        verdict
            .interval
            .map_or("too few processes for an interval".to_string(), |i| {
                format!("[{}, {}]", format::percent(i.low), format::percent(i.high))
            })
    };
    let below = if verdict.below_threshold {
        format!(" (below {:.0} %)", delta * 100.0)
    } else {
        String::new()
    };
    match verdict.kind {
        VerdictKind::Faster => {
            format!(
                "{} faster{}{below}",
                format::ratio((-verdict.log_ratio).exp()),
                interval(false)
            )
        }
        VerdictKind::Slower => {
            format!(
                "{} slower{}{below}",
                format::ratio(verdict.log_ratio.exp()),
                interval(true)
            )
        }
        VerdictKind::Same => format!("same within {:.0} % {}", delta * 100.0, percent_interval()),
        VerdictKind::NotResolved if verdict.interval.is_some_and(|i| !i.contains(0.0)) => {
            let ratio = format::ratio((-verdict.log_ratio).exp());
            format!(
                "not resolved: {ratio}{} alone, but not after correction over all kernels",
                interval(false)
            )
        }
        VerdictKind::NotResolved => {
            let needed = verdict.needed.map_or(String::new(), |n| {
                format!("; about {n} processes would resolve {:.0} %", delta * 100.0)
            });
            format!("not resolved: {}{needed}", percent_interval())
        }
    }
}

/// The table that `bench` prints: median times, and the speed-up over the baseline beside each.
pub fn console(analysis: &Analysis) -> String {
    let mut table = builder(analysis).build();
    table
        .with(Style::blank())
        .modify(Columns::new(1..), Alignment::right());
    let mut out = String::new();
    for line in table.to_string().lines() {
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

fn builder(analysis: &Analysis) -> Builder {
    let mut builder = Builder::default();
    let mut header = vec!["kernel".to_string()];
    for column in analysis.columns() {
        header.push(column.id.clone());
        if column.id != analysis.baseline {
            header.push("speed-up".into());
        }
    }
    builder.push_record(header);
    for kernel in &analysis.campaign.kernels {
        let mut row = vec![kernel.name.clone()];
        for column in analysis.columns() {
            row.push(cell_text(analysis.cell(&kernel.name, &column.id)));
            if column.id != analysis.baseline {
                let result = analysis
                    .comparison(&column.id)
                    .and_then(|c| c.kernel(&kernel.name));
                row.push(result.map_or(String::new(), |r| speedup_text(&r.verdict)));
            }
        }
        builder.push_record(row);
    }
    let mut row = vec!["geometric mean".to_string()];
    for column in analysis.columns() {
        row.push(String::new());
        if column.id != analysis.baseline {
            row.push(
                analysis
                    .comparison(&column.id)
                    .map_or(String::new(), geomean_text),
            );
        }
    }
    builder.push_record(row);
    builder
}

/// A cell's median time, or why there is none.
pub fn cell_text(cell: &Cell) -> String {
    match cell {
        Cell::Measured(m) => format::seconds(m.median),
        Cell::Excluded {
            state: State::WrongResult,
            ..
        } => "wrong result".into(),
        Cell::Excluded {
            state: State::Timeout,
            ..
        } => "timeout".into(),
        Cell::Excluded { .. } => "failed".into(),
        Cell::Missing => "–".into(),
    }
}

/// The speed-up with a mark for its verdict: `=` same, `?` not resolved.
pub fn speedup_text(verdict: &Verdict) -> String {
    let ratio = format::ratio((-verdict.log_ratio).exp());
    match verdict.kind {
        VerdictKind::Same => format!("{ratio} ="),
        VerdictKind::NotResolved => format!("{ratio} ?"),
        _ => ratio,
    }
}

/// The speed-up of a comparison with its interval.
pub fn geomean_text(comparison: &Comparison) -> String {
    comparison.geomean.map_or("–".to_string(), |g| {
        let interval = format::ratio_interval((-g.fixed.high).exp(), (-g.fixed.low).exp());
        format!("{} {interval}", format::ratio((-g.log_ratio).exp()))
    })
}

/// `summary.md`: the verdict, what changed, the rest folded.
pub fn markdown(analysis: &Analysis) -> String {
    let mut out = String::from("## gearbox bench\n\n");
    for sentence in sentences(analysis) {
        out.push_str(&format!("- {}\n", sentence.text));
    }
    for warning in &analysis.warnings {
        out.push_str(&format!("- ⚠ {warning}\n"));
    }
    let delta = analysis.campaign.plan.delta;
    for comparison in &analysis.comparisons {
        let (changed, rest): (Vec<_>, Vec<_>) = comparison.kernels.iter().partition(|k| {
            matches!(k.verdict.kind, VerdictKind::Faster | VerdictKind::Slower)
                && !k.verdict.below_threshold
        });
        let how = match comparison.method {
            Method::Processes => "",
            Method::Alternation => ", alternating",
            Method::Indirect => ", by way of a third configuration",
        };
        out.push_str(&format!(
            "\n### {} against {}{how}\n\n",
            comparison.configuration, analysis.baseline
        ));
        if !changed.is_empty() {
            out.push_str("| kernel | result |\n| --- | --- |\n");
            for k in changed {
                out.push_str(&format!(
                    "| {} | {} |\n",
                    k.kernel,
                    verdict_text(&k.verdict, delta)
                ));
            }
        }
        if !rest.is_empty() {
            out.push_str(&format!(
                "\n<details><summary>{} more</summary>\n\n",
                rest.len()
            ));
            out.push_str("| kernel | result |\n| --- | --- |\n");
            for k in rest {
                out.push_str(&format!(
                    "| {} | {} |\n",
                    k.kernel,
                    verdict_text(&k.verdict, delta)
                ));
            }
            out.push_str("\n</details>\n");
        }
    }
    out.push_str(&ablation(analysis));
    out.push_str("\n<details><summary>all times</summary>\n\n");
    out.push_str(
        &builder(analysis)
            .build()
            .with(Style::markdown())
            .to_string(),
    );
    out.push_str("\n\n</details>\n");
    out
}

/// What each family buys, where an ablation was run; those that make no difference are folded.
fn ablation(analysis: &Analysis) -> String {
    let Some(plot) = plots::tornado(analysis) else {
        return String::new();
    };
    let line = |row: &[String]| format!("| {} |\n", row.join(" | "));
    let head = line(&plot.table.head) + &line(&vec!["---".to_string(); plot.table.head.len()]);
    let matters = |row: &&Vec<String>| {
        let ablated = analysis
            .alternation
            .ablated
            .iter()
            .find(|a| a.what == row[0]);
        let effects = ablated.into_iter().flat_map(|a| [&a.without, &a.alone]);
        let limit = analysis.campaign.plan.delta.ln_1p();
        effects
            .flatten()
            .filter_map(|c| c.geomean)
            .any(|g| !g.fixed.contains(0.0) && !g.fixed.within(limit))
    };
    let (changed, rest): (Vec<_>, Vec<_>) = plot.table.rows.iter().partition(matters);
    let mut out = String::from("\n### What each family buys\n\n");
    if !changed.is_empty() {
        out.push_str(&head);
        changed.iter().for_each(|row| out.push_str(&line(row)));
    }
    if !rest.is_empty() {
        out.push_str(&format!(
            "\n<details><summary>{} within {:.0} %</summary>\n\n{head}",
            rest.len(),
            analysis.campaign.plan.delta * 100.0
        ));
        rest.iter().for_each(|row| out.push_str(&line(row)));
        out.push_str("\n</details>\n");
    }
    out
}

/// `results.csv`: one row per kernel and configuration; times in seconds, ratios are speed-ups.
pub fn csv(analysis: &Analysis) -> String {
    let mut out = String::from(
        "kernel,kind,configuration,state,n,loops,processes,median_s,min_s,max_rss_bytes,startup_s,\
         instructions,vm_instructions,baseline,speedup,speedup_low,speedup_high,p,adjusted_p,verdict,method\n",
    );
    for kernel in &analysis.campaign.kernels {
        for column in analysis.columns() {
            let mut row = vec![kernel.name.clone(), kernel.kind.clone(), column.id.clone()];
            match analysis.cell(&kernel.name, &column.id) {
                Cell::Measured(m) => {
                    row.extend([
                        "ok".into(),
                        kernel.n.to_string(),
                        m.loops.to_string(),
                        m.by_block.len().to_string(),
                        format!("{:.9}", m.median),
                        format!("{:.9}", m.min),
                        m.max_rss.map_or(String::new(), |b| b.to_string()),
                        m.startup.map_or(String::new(), |s| format!("{s:.6}")),
                    ]);
                }
                other => {
                    row.extend([
                        cell_text(other).replace('–', "missing"),
                        kernel.n.to_string(),
                    ]);
                    row.resize(11, String::new());
                }
            }
            let counted = &analysis.counted;
            for n in [
                counted.instructions(&kernel.name, &column.id),
                counted.vm_instructions(&kernel.name, &column.id),
            ] {
                row.push(n.map_or(String::new(), |n| format!("{n:.0}")));
            }
            row.push(analysis.baseline.clone());
            if let Some(r) = analysis
                .comparison(&column.id)
                .and_then(|c| c.kernel(&kernel.name))
            {
                let v = &r.verdict;
                row.push(format!("{:.6}", (-v.log_ratio).exp()));
                let ends = v.interval.map(|i| [(-i.high).exp(), (-i.low).exp()]);
                row.extend(ends.map_or([String::new(), String::new()], |e| {
                    e.map(|x| format!("{x:.6}"))
                }));
                row.extend([
                    format!("{:.3e}", v.p),
                    format!("{:.3e}", v.adjusted_p),
                    v.kind.name().into(),
                ]);
                row.extend(
                    analysis
                        .comparison(&column.id)
                        .map(|c| c.method.name().to_string()),
                );
            }
            row.resize(21, String::new());
            let quoted: Vec<String> = row.iter().map(|field| csv_field(field)).collect();
            out.push_str(&quoted.join(","));
            out.push('\n');
        }
    }
    out
}

/// A field, quoted where it has to be.
pub(crate) fn csv_field(field: &str) -> String {
    if field.contains([',', '"', '\n']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_string()
    }
}
