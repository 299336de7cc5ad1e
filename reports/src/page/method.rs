//! Section 8, second half: the method in words, from the actual parameters, and the command to repeat it.

use crate::analysis::Analysis;
use crate::format;
use crate::stats::least_processes;

pub(super) fn section(analysis: &Analysis, prefix: &str, downloads: &str) -> String {
    let plan = &analysis.campaign.plan;
    let kernels = analysis.campaign.kernels.len();
    let level = 100.0 * (1.0 - plan.alpha);
    let command = analysis
        .campaign
        .command
        .iter()
        .map(|a| shell_word(a))
        .collect::<Vec<_>>()
        .join(" ");
    let least = least_processes(kernels, plan.alpha);
    let too_few = if u64::from(plan.processes) < least {
        format!(
            " With {} processes and {kernels} kernels no kernel can reach a verdict: at least {least} are needed.",
            plan.processes
        )
    } else {
        String::new()
    };
    format!(
        "<section id=\"{prefix}method\"><h2>Method</h2>\n\
         <p>Every value comes from a fresh process. The campaign has {processes} blocks; in each block every \
         configuration runs every kernel (size <i>{size}</i>) once, in an order drawn from seed {seed} ({order}). A process \
         runs {warmups} untimed and {values} timed values; a value is as many calls of <code>run(n)</code> as take the \
         baseline about {min_time} s, and all configurations make the same number of calls. Each process gets 0 to 4095 \
         random bytes of padding in its environment. Before anything is timed, each result is compared with CPython's; a \
         wrong one excludes the cell.</p>\n\
         <p>For block <i>j</i>, D<sub>j</sub> = ln median t(configuration) − ln median t(baseline). A kernel's \
         ratio is exp(median D); its {level:.0} % interval is the exact order-statistic interval of the median. \
         A kernel is <b>faster</b> or <b>slower</b> when the sign test is below {alpha} after Holm's correction over \
         the kernels of the comparison, <b>the same</b> when two one-sided tests place it within {delta:.0} %, \
         and <b>not resolved</b> otherwise.{too_few}</p>\n\
         <p>The geometric mean is over all kernels that both sides measured, resolved or not. Its first interval resamples \
         processes (10 000 bootstrap draws, seeded): what these kernels would give again. Its second one resamples the \
         kernels too: what kernels like these would give. For the comparisons here:</p>\n{geomeans}\
         {alternation}<h3>Repeat it</h3>\n<pre><code>{command}</code></pre>\n\
         <p>{total} processes, {wall} of run time. Campaign {id}, started {created}.</p>\n{downloads}</section>\n",
        processes = plan.processes,
        size = format::escape(&plan.size),
        seed = plan.seed,
        order = format::escape(&plan.order),
        warmups = plan.warmups,
        values = plan.values,
        min_time = plan.min_time,
        alpha = plan.alpha,
        delta = plan.delta * 100.0,
        geomeans = geomeans(analysis),
        alternation = alternation(analysis),
        command = format::escape(&command),
        total = analysis.processes,
        wall = format::duration(analysis.total_wall),
        id = format::escape(&analysis.campaign.id),
        created = format::escape(&analysis.campaign.created),
    )
}

/// How alternating slices were judged, where there are any.
fn alternation(analysis: &Analysis) -> String {
    let pairs = &analysis.source.pairs;
    if pairs.is_empty() {
        return String::new();
    }
    let quads: usize = pairs.iter().map(|p| p.quads.len()).sum();
    format!(
        "<p>Alternation: two configurations take turns inside one process in slices of equal work, A B B A or B A A B by chance. \
         For each four slices, d = ½ (ln t(B₁) − ln t(A₁) + ln t(B₂) − ln t(A₂)), so that a linear drift cancels; \
         D<sub>j</sub> is the median of a process's d, and is judged as above. Here: {} processes with {quads} fours of slices. \
         Both sides share caches, branch predictor and one code layout. Where a pair was not measured itself, the page adds the \
         intervals of two that were, which is wider, and says so.</p>\n",
        pairs.len()
    )
}

fn geomeans(analysis: &Analysis) -> String {
    let mut out = String::from(
        "<div class=\"scroll\"><table><thead><tr><th scope=\"col\">configuration</th><th scope=\"col\">speed-up</th><th scope=\"col\">on \
         these kernels</th><th scope=\"col\">on kernels like these</th><th scope=\"col\">kernels</th></tr></thead><tbody>\n",
    );
    for comparison in &analysis.comparisons {
        let Some(g) = comparison.geomean else {
            continue;
        };
        out.push_str(&format!(
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
            format::escape(&comparison.configuration),
            format::ratio((-g.log_ratio).exp()),
            format::ratio_interval((-g.fixed.high).exp(), (-g.fixed.low).exp()),
            format::ratio_interval((-g.sample.high).exp(), (-g.sample.low).exp()),
            g.kernels
        ));
    }
    out.push_str("</tbody></table></div>\n");
    out
}

fn shell_word(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./,=:+~@%".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_string()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}
