//! The page of campaigns that have everything, of those that lack something, and of several machines.
//! The pages are left in cargo's folder for temporary files, where the browser test (`just page-test`) opens them.

mod common;

use std::path::Path;

use common::full::{CONFIGURATIONS, FAMILIES, KERNELS, Make, make};
use gearbox_reports::page::{PageOptions, render, sentences};
use gearbox_reports::{Analysis, plots, tables};

fn analysis(m: &Make) -> Analysis {
    Analysis::new(&make(m), None).expect("the baseline takes part")
}

fn page(name: &str, campaigns: &[Analysis]) -> String {
    let page = render(campaigns, &PageOptions::default());
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pages");
    std::fs::create_dir_all(&folder).expect("cargo's own folder");
    std::fs::write(folder.join(name), &page).expect("cargo's own folder");
    assert_well_formed(name, &page);
    page
}

/// What holds for every page: small, no network, links with targets, anchors once.
fn assert_well_formed(name: &str, page: &str) {
    assert!(page.len() < 3_000_000, "{name} has {} bytes", page.len());
    let without_namespace = page.replace("http://www.w3.org/2000/svg", "");
    for reference in ["http:", "https:", "src=", "@import", "url("] {
        assert!(
            !without_namespace.contains(reference),
            "{name}: {reference}"
        );
    }
    let mut ids: Vec<&str> = page
        .split(" id=\"")
        .skip(1)
        .filter_map(|p| p.split('"').next())
        .collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "{name}: an anchor appears twice");
    for part in page.split("href=\"#").skip(1) {
        let anchor = part.split('"').next().expect("quoted");
        assert!(
            ids.binary_search(&anchor).is_ok(),
            "{name}: #{anchor} leads nowhere"
        );
    }
    assert!(!page.contains("NaN") && !page.contains("inf x"), "{name}");
    for tag in ["svg", "g", "figure", "details", "table", "section", "div"] {
        let open =
            page.matches(&format!("<{tag}>")).count() + page.matches(&format!("<{tag} ")).count();
        assert_eq!(
            open,
            page.matches(&format!("</{tag}>")).count(),
            "{name}: <{tag}>"
        );
    }
    assert!(!page.contains('\u{27e6}'), "{name}: a mark is left");
}

#[test]
fn a_campaign_with_everything_has_every_plot() {
    let a = analysis(&Make::default());
    let ids: Vec<String> = plots::all(&a).into_iter().map(|p| p.id).collect();
    for id in [
        "p2-geomean",
        "p3-heatmap",
        "p1-forest-quickener",
        "p1-forest-alternating-quickener",
        "p4-tornado",
        "p5-waterfall",
        "p6-specialization",
        "p7-failures",
        "p8-mix",
        "p9-pairs",
        "p9-curve",
        "p10-warmup-fib",
        "p11-ecdf-word-count",
        "p12-sequence",
        "p13-instructions",
        "p15-costs",
    ] {
        assert!(ids.iter().any(|i| i == id), "{id} is not among {ids:?}");
    }
    let page = page("everything.html", std::slice::from_ref(&a));
    let missing: Vec<&str> = page
        .split("<p class=\"absent\">")
        .skip(1)
        .filter_map(|p| p.split("</p>").next())
        .collect();
    assert_eq!(
        missing,
        ["Instructions against time: other interpreters are not counted."; 2]
    );
    // Each plot has a table behind it, and both widths.
    let figures = page.matches("<figure").count();
    assert!(figures > 60, "{figures}");
    assert_eq!(page.matches("<details class=\"data\">").count(), figures);
    assert_eq!(page.matches("<svg").count(), 2 * figures);
    // One view of the results for each baseline.
    for (id, ..) in &CONFIGURATIONS[..7] {
        let view = format!("class=\"view\" data-baseline=\"{id}\"");
        assert_eq!(
            page.matches(&view).count(),
            3,
            "{id}: verdict, results, cross-checks"
        );
    }
}

#[test]
fn planted_effects_of_families_are_found() {
    let a = analysis(&Make::default());
    assert_eq!(
        a.columns().count(),
        7,
        "configurations of an ablation are no columns"
    );
    for (what, full, alone, exposure) in FAMILIES {
        let found = a
            .alternation
            .ablated
            .iter()
            .find(|f| f.what == what)
            .expect("ablated");
        let mean = |c: &Option<gearbox_reports::Comparison>| {
            c.as_ref().and_then(|c| c.geomean).expect("measured")
        };
        let (without, only) = (mean(&found.without), mean(&found.alone));
        assert!(
            (without.log_ratio.exp() - 1.0 - full).abs() < 0.01,
            "{what} {}",
            without.log_ratio
        );
        assert!(
            ((-only.log_ratio).exp() - 1.0 - alone).abs() < 0.01,
            "{what} {}",
            only.log_ratio
        );
        let share = a.counted.exposure(what).expect("counted");
        assert!(
            share > exposure * 0.3 && share < exposure * 3.0,
            "{what}: {share}"
        );
    }
    let texts: Vec<String> = sentences(&a).into_iter().map(|s| s.text).collect();
    let best = "pypy3 is ";
    assert!(texts[0].starts_with(best), "{texts:?}");
    assert!(
        texts[1].starts_with("Against match also: quickener 1."),
        "{texts:?}"
    );
    assert!(
        texts
            .iter()
            .any(|t| t.starts_with("load_attr matters most of 9 families: removing it costs 2")),
        "{texts:?}"
    );
    assert!((3..=6).contains(&texts.len()), "{texts:?}");
    let shares = a.alternation.shares();
    assert_eq!(shares.len(), FAMILIES.len());
    assert!(shares["load_attr"] < shares["for_iter"], "{shares:?}");
}

#[test]
fn a_comparison_alone_has_the_main_plots_and_says_what_is_missing() {
    let a = analysis(&Make {
        processes: false,
        counts: false,
        ..Make::default()
    });
    let quickener = a.comparison("quickener").expect("alternated");
    let mean = quickener.geomean.expect("six kernels");
    assert!(((-mean.log_ratio).exp() / 1.71 - 1.0).abs() < 0.01);
    // Never measured against each other: by way of match, and no narrower than either.
    let indirect = a.rebased("closures").expect("takes part");
    let through = indirect
        .comparison("quickener")
        .and_then(|c| c.geomean)
        .expect("by way of match");
    assert!(((-through.log_ratio).exp() / (1.71 / 0.91) - 1.0).abs() < 0.02);
    assert!(through.fixed.half_width() > mean.fixed.half_width());
    let back = a.rebased("quickener").expect("takes part");
    let back = back
        .comparison("match")
        .and_then(|c| c.geomean)
        .expect("turned round");
    assert!((back.log_ratio + mean.log_ratio).abs() < 1e-12);
    let page = page("alternation.html", &[a]);
    for missing in [
        "gearbox count -o DIR",
        "gearbox count --tool callgrind -o DIR",
        "gearbox bench -s",
    ] {
        assert!(page.contains(&format!("<code>{missing}")), "{missing}");
    }
    assert!(page.contains("by way of a third"));
    assert!(
        !page.contains("was not finished"),
        "cells without processes are not missing here"
    );
}

#[test]
fn processes_alone_name_the_commands_for_the_rest() {
    let a = analysis(&Make {
        pairs: false,
        counts: false,
        ..Make::default()
    });
    let page = page("processes.html", &[a]);
    for command in [
        "gearbox ablate -o DIR",
        "gearbox ablate --shapley 10 -o DIR",
        "gearbox count -o DIR",
    ] {
        assert_eq!(
            page.matches(&format!("<code>{command}</code>")).count(),
            1,
            "{command}"
        );
    }
}

#[test]
fn machines_are_compared_by_ratios_and_emulated_ones_are_not() {
    let small = |arch, emulated| {
        analysis(&Make {
            arch,
            emulated,
            blocks: 8,
            counts: false,
            ..Make::default()
        })
    };
    let native = [small("x86_64", None), small("aarch64", None)];
    let slope = plots::slopes(&[&native[0], &native[1]]);
    assert_eq!(slope.len(), 2, "strategies and families");
    let row = |plot: usize, name: &str| {
        let mut rows = slope[plot].table.rows.iter();
        rows.find(|r| r[0] == name).cloned()
    };
    let closures = row(0, "closures").expect("a line");
    assert_eq!(closures[3], "no: the other way round", "{closures:?}");
    assert_eq!(row(0, "quickener").expect("a line")[3], "yes");
    assert!(
        row(0, "pypy3").is_none(),
        "another interpreter is no technique"
    );
    assert!(row(1, "load_attr").is_some());
    let both = page("machines.html", &native);
    assert!(both.contains("id=\"p14-slope\""));
    let mixed = page(
        "emulated.html",
        &[
            small("x86_64", None),
            small("aarch64", Some("qemu-aarch64")),
        ],
    );
    assert!(
        !mixed.contains("p14-slope"),
        "an emulated campaign is never beside a native one"
    );
    assert!(mixed.contains("Emulated campaigns are not in the plot"));
    assert!(mixed.contains("Emulated by qemu-aarch64: times say nothing about aarch64"));
}

#[test]
fn the_summary_and_the_table_have_the_rest() {
    let a = analysis(&Make::default());
    let summary = tables::markdown(&a);
    assert!(summary.contains("| load_attr | 2"), "{summary}");
    assert!(summary.contains("### quickener against match"));
    let csv = tables::csv(&a);
    let head = csv.lines().next().expect("a header");
    for column in ["instructions", "vm_instructions", "startup_s", "method"] {
        assert!(head.split(',').any(|c| c == column), "{head}");
    }
    assert!(
        csv.lines()
            .all(|l| l.split(',').count() == head.split(',').count())
    );
    assert_eq!(csv.lines().count(), 1 + KERNELS.len() * 7);
}

#[test]
fn names_cannot_break_the_page() {
    let mut loaded = make(&Make {
        blocks: 6,
        pairs: false,
        counts: false,
        ..Make::default()
    });
    let bad = "</script><b id=\"x\">'&amp;";
    for r in &mut loaded.records {
        if r.configuration == "closures" {
            r.configuration = bad.into();
        }
    }
    loaded.campaign.configurations[2].id = bad.into();
    let a = Analysis::new(&loaded, None).expect("baseline");
    let page = page("names.html", &[a]);
    assert_eq!(page.matches("</script>").count(), 2);
    assert!(!page.contains("<b id=\"x\">"));
}
