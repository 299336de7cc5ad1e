//! A campaign with everything: processes with warm-ups and events, alternating pairs of all kinds, exact counts.
//! Made of planted effects and seeded noise; nothing here measures.

use gearbox_reports::LoadedCampaign;
use gearbox_reports::schema::*;

use super::configuration;

/// Name, kind and relative length of each kernel.
pub const KERNELS: [(&str, &str, f64); 12] = [
    ("fib", "calls", 1.0),
    ("nbody", "numeric", 2.1),
    ("spectral_norm", "numeric", 1.4),
    ("float_points", "objects", 1.1),
    ("richards", "objects", 1.8),
    ("deltablue", "objects", 1.3),
    ("fannkuch", "containers", 1.6),
    ("go_board", "containers", 2.4),
    ("nqueens", "generators", 0.9),
    ("generators_tree", "generators", 0.7),
    ("string_tokens", "strings", 0.8),
    ("word_count", "strings", 1.2),
];

/// Name and speed-up over `match` of each configuration.
pub const CONFIGURATIONS: [(&str, Role, f64); 8] = [
    ("ast-walker", Role::Strategy, 0.62),
    ("match", Role::Strategy, 1.0),
    ("closures", Role::Strategy, 0.91),
    ("superinstructions", Role::Strategy, 1.18),
    ("quickener", Role::Strategy, 1.71),
    ("cpython-3.14", Role::External, 1.36),
    ("pypy3", Role::External, 7.4),
    ("null", Role::Null, 1.0),
];

/// Families with their planted gain in the full set, alone, and their exposure.
pub const FAMILIES: [(&str, f64, f64, f64); 9] = [
    ("load_attr", 0.21, 0.12, 0.11),
    ("binary_op", 0.12, 0.10, 0.09),
    ("call", 0.09, 0.05, 0.04),
    ("load_global", 0.06, 0.04, 0.05),
    ("compare_op", 0.04, 0.03, 0.05),
    ("for_iter", 0.03, 0.02, 0.02),
    ("store_attr", 0.02, 0.02, 0.01),
    ("unpack_sequence", 0.0, 0.001, 0.002),
    ("load_super_attr", 0.0, 0.0, 0.0002),
];

/// What differs between campaigns.
pub struct Make {
    pub arch: &'static str,
    pub emulated: Option<&'static str>,
    pub blocks: u32,
    /// Processes of single cells.
    pub processes: bool,
    /// Alternating pairs.
    pub pairs: bool,
    /// Exact counts.
    pub counts: bool,
}

impl Default for Make {
    fn default() -> Make {
        Make {
            arch: "x86_64",
            emulated: None,
            blocks: 12,
            processes: true,
            pairs: true,
            counts: true,
        }
    }
}

pub fn make(m: &Make) -> LoadedCampaign {
    let kernels: Vec<(&str, &str)> = KERNELS.iter().map(|(n, k, _)| (*n, *k)).collect();
    let mut campaign = super::campaign(&kernels, m.blocks);
    campaign.id = format!("full-{}", m.arch);
    campaign.baseline = "match".into();
    campaign.configurations = CONFIGURATIONS
        .iter()
        .enumerate()
        .map(|(i, (id, role, _))| configuration(id, *role, i as u32 % 8))
        .collect();
    campaign.machine.arch = m.arch.into();
    campaign.machine.hostname = format!("host-{}", &m.arch[..3]);
    campaign.machine.emulated = m.emulated.map(str::to_string);
    campaign.build.commit = Some("0123456789abcdef".into());
    let mut rng = fastrand::Rng::with_seed(m.arch.len() as u64);
    let records = if m.processes {
        processes(&campaign, m, &mut rng)
    } else {
        Vec::new()
    };
    let pairs = if m.pairs {
        alternation(&mut campaign, &mut rng)
    } else {
        Vec::new()
    };
    let counts = if m.counts {
        counts(&campaign)
    } else {
        Vec::new()
    };
    let mut loaded = super::loaded(&campaign, &records);
    loaded.pairs = pairs;
    loaded.counts = counts;
    loaded
}

/// The planted speed-up of a configuration on a kernel; the other architecture turns one strategy round.
pub fn speedup(arch: &str, configuration: usize, kernel: usize) -> f64 {
    let (id, _, base) = CONFIGURATIONS[configuration];
    let spread = match id {
        "match" | "null" => 0.0,
        _ => 0.25 * ((kernel * 7 + configuration * 3) % 11) as f64 / 10.0 - 0.125,
    };
    let arm = if arch == "aarch64" && id == "closures" {
        0.2
    } else {
        0.0
    };
    base * (1.0 + spread) * (1.0 + arm)
}

fn processes(campaign: &Campaign, m: &Make, rng: &mut fastrand::Rng) -> Vec<Record> {
    let mut out = Vec::new();
    for block in 1..=m.blocks {
        // A neighbour disturbs everything in some blocks.
        let burst = if block % 5 == 0 { 1.08 } else { 1.0 };
        for (k, (kernel, _, length)) in KERNELS.iter().enumerate() {
            for (c, (id, role, _)) in CONFIGURATIONS.iter().enumerate() {
                let noise = burst * (1.0 + 0.03 * (rng.f64() + rng.f64() - 1.0));
                let seconds = 0.01 * length / speedup(m.arch, c, k) * noise;
                let mut r = super::record(campaign, block, kernel, id, seconds);
                let warm = if *id == "pypy3" {
                    [4.0, 2.2, 1.4, 1.1]
                } else {
                    [1.25, 1.04, 1.0, 1.0]
                };
                let ns = |f: f64| (seconds * 1e10 * f) as u64;
                r.warmups_ns = warm.map(|f| ns(f * (1.0 + 0.02 * rng.f64()))).to_vec();
                r.values_ns = (0..3).map(|_| ns(1.0 + 0.01 * rng.f64())).collect();
                if *id == "quickener" {
                    r.events = vec![180 + 10 * k as u64, 24, 3, 0, 0, 0, 0];
                }
                r.startup_ns = Some(if *role == Role::External {
                    21_000_000
                } else {
                    3_000_000 + rng.u64(0..400_000)
                });
                r.max_rss = Some((8 + c as u64) << 20);
                r.load = Some(0.2);
                out.push(r);
            }
        }
    }
    out
}

/// A pair with its processes, on which `b` takes `ratio` times as long.
fn pair(
    campaign: &mut Campaign,
    out: &mut Vec<PairRecord>,
    rng: &mut fastrand::Rng,
    purpose: Purpose,
    (a, b, kernel): (&str, &str, &str),
    ratio: f64,
) {
    for id in [a, b] {
        if campaign.configuration(id).is_none() {
            campaign
                .configurations
                .push(configuration(id, Role::Strategy, 4));
        }
    }
    let id = format!("p{}", campaign.pairs.len());
    let side = |configuration: &str| Side {
        configuration: configuration.into(),
        kernel: kernel.into(),
    };
    campaign.pairs.push(Pair {
        id: id.clone(),
        purpose,
        a: side(a),
        b: side(b),
    });
    for block in 0..10 {
        let own = ratio * (1.0 + 0.006 * (rng.f64() - 0.5));
        let quads = (0..6)
            .map(|_| {
                let mut ns = |f: f64| (5e6 * f * (1.0 + 0.01 * (rng.f64() - 0.5))) as u64;
                Quad {
                    first: Which::A,
                    ns: [ns(1.0), ns(own), ns(own), ns(1.0)],
                    cpu_ns: None,
                }
            })
            .collect();
        let warmup = Warmup {
            values_ns: vec![6_400_000, 5_100_000, 5_000_000, 5_000_000],
            events: vec![90, 8, 0, 0],
            settled: true,
        };
        out.push(PairRecord {
            schema: SCHEMA_VERSION,
            campaign: campaign.id.clone(),
            pair: id.clone(),
            block,
            order: 0,
            units: 3,
            warmup_a: warmup.clone(),
            warmup_b: warmup,
            quads,
            checksum_a: None,
            checksum_b: None,
            state: State::Ok,
            message: None,
            usage: Usage::default(),
        });
    }
}

fn alternation(campaign: &mut Campaign, rng: &mut fastrand::Rng) -> Vec<PairRecord> {
    let mut out = Vec::new();
    let asked: Vec<&str> = KERNELS.iter().map(|k| k.0).take(6).collect();
    for kernel in &asked {
        pair(
            campaign,
            &mut out,
            rng,
            Purpose::Null,
            ("match", "match", kernel),
            1.0,
        );
        pair(
            campaign,
            &mut out,
            rng,
            Purpose::Compare,
            ("match", "quickener", kernel),
            1.0 / 1.71,
        );
        pair(
            campaign,
            &mut out,
            rng,
            Purpose::Compare,
            ("match", "closures", kernel),
            1.0 / 0.91,
        );
        for (what, full, alone, _) in FAMILIES {
            let without = format!("quickener:-{what}");
            let purpose = Purpose::LeaveOneOut { what: what.into() };
            pair(
                campaign,
                &mut out,
                rng,
                purpose,
                ("quickener", &without, kernel),
                1.0 + full,
            );
            let only = format!("quickener:none,+{what}");
            let purpose = Purpose::AddOneIn { what: what.into() };
            pair(
                campaign,
                &mut out,
                rng,
                purpose,
                ("quickener:none", &only, kernel),
                1.0 / (1.0 + alone),
            );
        }
    }
    for permutation in 0..2 {
        let mut order: Vec<usize> = (0..FAMILIES.len()).collect();
        rng.shuffle(&mut order);
        for (step, index) in order.iter().enumerate() {
            let (what, full, ..) = FAMILIES[*index];
            let (a, b) = (
                format!("order {permutation} step {step}"),
                format!("order {permutation} step {}", step + 1),
            );
            for kernel in &asked[..2] {
                let purpose = Purpose::Permutation {
                    permutation,
                    step: step as u32,
                    what: what.into(),
                };
                pair(
                    campaign,
                    &mut out,
                    rng,
                    purpose,
                    (&a, &b, kernel),
                    1.0 / (1.0 + full * 0.9),
                );
            }
        }
    }
    out
}

fn counts(campaign: &Campaign) -> Vec<CountRecord> {
    let mut out = Vec::new();
    for (k, (kernel, _, length)) in KERNELS.iter().enumerate() {
        for (c, (id, role, _)) in CONFIGURATIONS
            .iter()
            .enumerate()
            .filter(|(_, c)| c.1 != Role::Null)
        {
            let scale = 1_000_000.0 * length;
            let vm = ["match", "superinstructions", "quickener"]
                .contains(id)
                .then(|| vm_counts(id, k, scale));
            let instructions =
                scale * 60.0 / speedup("x86_64", c, k) * (0.92 + 0.04 * ((k * 5 + c) % 5) as f64);
            out.push(CountRecord {
                schema: SCHEMA_VERSION,
                campaign: campaign.id.clone(),
                configuration: id.to_string(),
                kernel: kernel.to_string(),
                kernel_sha256: "aa".into(),
                n: 5,
                warmups: 3,
                loops: 2,
                vm,
                machine: (*role == Role::Strategy).then(|| MachineCounts {
                    instructions: 2 * instructions as u64,
                    conditional: None,
                    indirect: None,
                }),
                state: State::Ok,
                message: None,
            });
        }
    }
    out
}

fn vm_counts(id: &str, kernel: usize, scale: f64) -> VmCounts {
    let mut counts = VmCounts::default();
    let plain = [
        ("LOAD_FAST_BORROW", 0.31),
        ("LOAD_CONST", 0.06),
        ("STORE_FAST", 0.09),
        ("POP_JUMP_IF_FALSE", 0.06),
        ("RETURN_VALUE", 0.03),
        ("RESUME", 0.03),
        ("JUMP_BACKWARD", 0.03),
        ("BUILD_LIST", 0.02),
        ("LOAD_SMALL_INT", 0.05),
        ("EXTENDED_ARG", 0.004),
    ];
    for (i, (name, share)) in plain.iter().enumerate() {
        let share = share * (0.6 + 0.1 * ((kernel * 3 + i * 5) % 9) as f64);
        counts
            .executions
            .insert(name.to_string(), (share * scale) as u64);
    }
    for (i, (what, _, _, share)) in FAMILIES.iter().enumerate() {
        let name = what.to_uppercase();
        let share = share * (0.3 + 0.15 * ((kernel * 7 + i * 3) % 9) as f64);
        let executed = (share * scale) as u64;
        if id != "quickener" {
            counts.executions.insert(name, executed);
            continue;
        }
        let misses = executed / (25 + 11 * i as u64);
        let (deferred, generic) = (executed / (9 + 4 * i as u64), executed / 400 + 2);
        let hits = executed.saturating_sub(misses + deferred + generic);
        counts
            .executions
            .insert(format!("{name}_MEMBER"), hits + misses);
        counts.executions.insert(name.clone(), deferred + generic);
        let kinds = [
            "overridden",
            "class attr simple",
            "mutable class",
            "not descriptor",
            "out of versions",
            "wide",
            "other",
        ];
        let failures = kinds[..3 + i % 5]
            .iter()
            .enumerate()
            .map(|(j, kind)| (kind.to_string(), generic / (j as u64 + 1) + 1));
        let members = [(format!("{name}_MEMBER"), hits + misses)].into();
        let family = FamilyCounts {
            hits,
            misses,
            deferred,
            deopts: misses / 50,
            successes: 40,
            failures: failures.collect(),
            members,
        };
        counts.families.insert(what.to_string(), family);
    }
    if id == "superinstructions" {
        counts
            .executions
            .insert("LOAD_FAST_BORROW__LOAD_ATTR".into(), (0.05 * scale) as u64);
    }
    let names: Vec<String> = counts.executions.keys().cloned().collect();
    counts.pairs_total = scale as u64;
    for i in 0..48 {
        let (first, second) = (
            &names[(i * 5 + kernel) % names.len()],
            &names[(i * 7 + 3) % names.len()],
        );
        let count = (0.06 * scale / (i + 1) as f64) as u64;
        counts.pairs.push(PairCount {
            first: first.clone(),
            second: second.clone(),
            count,
        });
    }
    counts.pairs.push(PairCount {
        first: "LOAD_FAST_BORROW".into(),
        second: "LOAD_ATTR".into(),
        count: (0.07 * scale) as u64,
    });
    counts
}
