//! From a made-up campaign to verdicts, tables, plots and the page.

mod common;

use common::{campaign, loaded, records};
use gearbox_reports::page::{PageOptions, render, sentences};
use gearbox_reports::schema::{Campaign, Record, State};
use gearbox_reports::stats::VerdictKind;
use gearbox_reports::{Analysis, plots, tables};

const KERNELS: [(&str, &str); 3] = [("fib", "calls"), ("nbody", "numeric"), ("go", "containers")];

fn analysis_of(change: impl Fn(&mut Campaign, &mut Vec<Record>)) -> Analysis {
    let mut campaign = campaign(&KERNELS, 12);
    let mut records = records(&campaign);
    change(&mut campaign, &mut records);
    Analysis::new(&loaded(&campaign, &records), None).expect("the baseline takes part")
}

fn analysis() -> Analysis {
    analysis_of(|_, _| {})
}

#[test]
fn planted_ratios_are_found() {
    let a = analysis();
    let quick = a.comparison("quick").expect("compared");
    for (kernel, factor) in [("fib", 2.0f64), ("nbody", 3.0), ("go", 4.0)] {
        let v = &quick.kernel(kernel).expect("measured").verdict;
        assert_eq!(v.kind, VerdictKind::Faster);
        assert!(
            ((-v.log_ratio).exp() / factor - 1.0).abs() < 0.02,
            "{kernel}"
        );
        assert!(v.interval.expect("twelve processes").contains(-factor.ln()));
    }
    let g = quick.geomean.expect("three kernels");
    assert!(((-g.log_ratio).exp() - 24f64.cbrt()).abs() < 0.05);
    assert_eq!(
        a.comparison("other-3.14").expect("compared").kernels[0]
            .verdict
            .kind,
        VerdictKind::Slower
    );
    let null = a.null.as_ref().and_then(|n| n.geomean).expect("null row");
    assert!(null.fixed.contains(0.0));
    assert!(
        a.comparison("null").is_none(),
        "the null row is not a column"
    );
}

#[test]
fn another_baseline_turns_ratios_round() {
    let campaign = campaign(&KERNELS, 12);
    let loaded = loaded(&campaign, &records(&campaign));
    let a = Analysis::new(&loaded, Some("quick")).expect("takes part");
    let base = a
        .comparison("base")
        .expect("compared")
        .kernel("fib")
        .expect("measured")
        .clone();
    assert_eq!(base.verdict.kind, VerdictKind::Slower);
    let error = Analysis::new(&loaded, Some("quikc")).expect_err("unknown");
    assert!(error.contains("base, quick, other-3.14"), "{error}");
}

#[test]
fn a_wrong_result_takes_the_cell_out() {
    let a = analysis_of(|_, records| {
        let r = records
            .iter_mut()
            .find(|r| r.kernel == "go" && r.configuration == "quick")
            .expect("there");
        r.state = State::WrongResult;
        r.message = Some("wrong result: 1 instead of <ok>".into());
    });
    assert!(a.any_wrong_result());
    assert_eq!(
        a.comparison("quick")
            .expect("compared")
            .geomean
            .expect("two left")
            .kernels,
        2
    );
    assert_eq!(
        a.comparison("other-3.14").expect("compared").kernels.len(),
        3
    );
    assert!(
        a.warnings
            .iter()
            .any(|w| w.contains("quick gave a wrong result on go")),
        "{:?}",
        a.warnings
    );
    assert!(tables::console(&a).contains("wrong result"));
    assert!(tables::csv(&a).contains("go,containers,quick,wrong result,5,,"));
    let page = render(&[a], &PageOptions::default());
    assert!(
        page.contains("instead of &lt;ok&gt;"),
        "messages are escaped"
    );
    assert!(page.contains("class=\"light doubtful\""));
}

#[test]
fn unpaired_blocks_are_not_compared() {
    let a =
        analysis_of(|_, records| records.retain(|r| r.configuration != "quick" || r.block <= 8));
    assert_eq!(
        a.comparison("quick").expect("compared").kernels[0].processes,
        8
    );
    assert_eq!(
        a.comparison("other-3.14").expect("compared").kernels[0].processes,
        12
    );
}

#[test]
fn warnings_follow_the_facts() {
    assert!(analysis().warnings.is_empty(), "{:?}", analysis().warnings);
    let a = analysis_of(|campaign, records| {
        campaign.build.debug_assertions = true;
        campaign.build.dirty = Some(true);
        campaign.machine.governor = Some("powersave".into());
        campaign.machine.load = Some(3.0);
        for r in records.iter_mut() {
            r.involuntary_switches = 1000;
            if r.configuration == "quick" {
                r.values_ns[2] /= 2;
            }
        }
    });
    for part in [
        "Debug build",
        "uncommitted",
        "powersave",
        "load 3.0",
        "preempted",
        "quick was still warming up",
    ] {
        assert!(
            a.warnings.iter().any(|w| w.contains(part)),
            "{part}: {:?}",
            a.warnings
        );
    }
}

#[test]
fn correction_over_kernels_is_told_apart_from_noise() {
    // Eight processes: 2/256 alone is below 5 %, times eight kernels it is not.
    let kernels: Vec<(String, &str)> = (0..8).map(|i| (format!("k{i}"), "x")).collect();
    let kernels: Vec<(&str, &str)> = kernels.iter().map(|(n, k)| (n.as_str(), *k)).collect();
    let campaign = campaign(&kernels, 8);
    let a = Analysis::new(&loaded(&campaign, &records(&campaign)), None).expect("baseline");
    let v = &a.comparison("quick").expect("compared").kernels[0].verdict;
    assert_eq!(v.kind, VerdictKind::NotResolved);
    let text = tables::verdict_text(v, 0.01);
    assert!(
        text.starts_with("not resolved: 2.0") || text.starts_with("not resolved: 1.9"),
        "{text}"
    );
    assert!(
        text.ends_with("not after correction over all kernels"),
        "{text}"
    );
    assert!(render(&[a], &PageOptions::default()).contains("at least 9 are needed"));
}

#[test]
fn console_table_has_a_row_a_kernel_and_the_mean() {
    let text = tables::console(&analysis());
    let rows: Vec<Vec<&str>> = text
        .lines()
        .map(|l| l.split_whitespace().collect())
        .collect();
    assert_eq!(
        rows[0],
        [
            "kernel",
            "base",
            "quick",
            "speed-up",
            "other-3.14",
            "speed-up"
        ]
    );
    assert_eq!(rows[1][0], "fib");
    assert_eq!(rows.len(), 1 + KERNELS.len() + 1);
    assert!(
        rows[4].starts_with(&["geometric", "mean", "2.88x"])
            || rows[4].starts_with(&["geometric", "mean", "2.89x"])
    );
}

#[test]
fn csv_rows_have_the_header_s_width() {
    let text = tables::csv(&analysis());
    let widths: Vec<usize> = text.lines().map(|l| l.split(',').count()).collect();
    assert_eq!(widths.len(), 1 + KERNELS.len() * 3);
    assert!(widths.iter().all(|w| *w == widths[0]), "{widths:?}");
}

#[test]
fn markdown_lists_what_changed() {
    let text = tables::markdown(&analysis());
    assert!(text.contains("### quick against base"));
    assert!(
        text.contains("| fib | 2.0") || text.contains("| fib | 1.9"),
        "{text}"
    );
    assert!(text.contains("faster ["));
    assert!(text.contains("<details>"));
}

#[test]
fn verdict_sentences_are_made_of_the_data() {
    let text: Vec<String> = sentences(&analysis()).into_iter().map(|s| s.text).collect();
    assert!(text[0].starts_with("quick is 2.8"), "{text:?}");
    assert!(
        text[0].contains("faster than base [")
            && text[0].contains("over 3 kernels, speed-ups from"),
        "{text:?}"
    );
    assert!(text[0].ends_with("(go)."), "{text:?}");
    assert!(
        text[1].starts_with("other-3.14 is 2.00x slower than base"),
        "{text:?}"
    );
    assert!(
        text.iter().any(|t| t.starts_with("All 6 comparisons")),
        "{text:?}"
    );
    assert!(
        text.iter()
            .any(|t| t.starts_with("The baseline against itself:")),
        "{text:?}"
    );
}

#[test]
fn plots_have_their_marks_and_labels() {
    let a = analysis();
    let plots = plots::all(&a);
    let ids: Vec<&str> = plots.iter().map(|p| p.id.as_str()).collect();
    assert_eq!(
        ids,
        [
            "p2-geomean",
            "p3-heatmap",
            "p1-forest-quick",
            "p1-forest-other-3-14",
            "p10-warmup-fib",
            "p11-ecdf-fib",
            "p10-warmup-nbody",
            "p11-ecdf-nbody",
            "p10-warmup-go",
            "p11-ecdf-go",
            "p12-sequence",
            "p15-costs"
        ]
    );
    let heat = plots[1].standalone();
    // Two columns of three cells, nine legend boxes, one background; no hatching, as all is resolved.
    assert_eq!(heat.matches("<rect").count(), 6 + 9 + 1);
    let forest = plots[2].standalone();
    assert_eq!(
        forest.matches("<rect").count() - 1,
        1 + 3 + 2,
        "threshold band, markers of three kernels, two bars"
    );
    for text in ["fib", "nbody", "go", "null (self)", "geometric mean"] {
        assert!(forest.contains(text), "{text}");
    }
    for plot in &plots {
        let standalone = plot.standalone();
        assert!(
            standalone.starts_with("<svg")
                && standalone.contains("<title")
                && standalone.contains("<desc")
        );
        assert!(!standalone.contains("var(--"));
        let themed = plot.themed("");
        assert!(themed.contains(" class=\"f") && themed.contains(" class=\"s"));
        assert!(
            !themed.contains("\"#"),
            "{}: a literal colour is left",
            plot.id
        );
    }
}

#[test]
fn the_page_is_self_contained_and_complete_without_script() {
    let page = render(&[analysis()], &PageOptions::default());
    let without_namespace = page.replace("http://www.w3.org/2000/svg", "");
    for reference in ["http:", "https:", "src=", "@import", "url("] {
        assert!(!without_namespace.contains(reference), "{reference}");
    }
    let before_script = &page[..page.find("<script>").expect("has a script")];
    for part in [
        "Verdict",
        "Can I trust this?",
        "p2-geomean",
        "p3-heatmap",
        "All numbers",
        "Environment",
        "match_loop::loops::run",
        ">4711<",
        ">815<",
        "Method",
        "Repeat it",
    ] {
        assert!(before_script.contains(part), "{part}");
    }
    let figures = before_script.matches("<figure").count();
    assert_eq!(
        before_script.matches("<svg").count(),
        2 * figures,
        "wide and narrow"
    );
    assert_eq!(before_script.matches("</svg>").count(), 2 * figures);
    assert!(page.contains("A &lt;CPU&gt;"), "facts are escaped");
    assert!(
        page.contains("gearbox bench &#39;it&#39;\\&#39;&#39;s &lt;quick&gt;&#39;"),
        "the command is quoted"
    );
    assert!(page.contains("prefers-color-scheme: dark"));
    assert!(page.len() < 3_000_000);
    // Every link on the page has its target.
    for part in page.split("href=\"#").skip(1) {
        let anchor = part.split('"').next().expect("quoted");
        assert!(
            page.contains(&format!("id=\"{anchor}\"")),
            "#{anchor} leads nowhere"
        );
    }
}

#[test]
fn several_campaigns_keep_their_anchors_apart() {
    let page = render(
        &[analysis(), analysis()],
        &PageOptions {
            title: Some("two".into()),
        },
    );
    assert!(page.contains("<title>two</title>"));
    for id in ["id=\"verdict\"", "id=\"c1-verdict\""] {
        assert_eq!(page.matches(id).count(), 1, "{id}");
    }
}

#[test]
fn an_empty_campaign_still_gives_a_page() {
    let a = analysis_of(|_, records| records.clear());
    assert!(
        a.warnings.iter().any(|w| w.contains("not finished")),
        "{:?}",
        a.warnings
    );
    let page = render(std::slice::from_ref(&a), &PageOptions::default());
    assert!(page.contains("could not be compared"));
    assert!(!tables::console(&a).contains("NaN"));
    assert!(!page.contains("NaN"));
}
