//! Two-level factorial designs over families: which to switch on together so that few configurations tell all main effects.
//!
//! Up to three factors make a full factorial. From four on the design has resolution IV: main effects are free of the interactions of two
//! factors (which are mixed with one another). Its runs are the corners of *r* basic factors; every factor is the product of an odd number of
//! them, so that the product of any three factors is never constant and never a fourth one by itself alone; 2^(r-1) factors fit into 2^r runs.
//! The corners "all on" and "all off" always belong to it.

use gearbox_strategies::Configuration;
use gearbox_vm::special::families::FAMILIES;

use crate::engine;
use crate::failure::Failure;

/// What `-s` names a design by.
const PREFIX: &str = "@factorial";

/// Whether a text that stands for configurations names a design.
pub fn is_design(text: &str) -> bool {
    text.split(':').next() == Some(PREFIX)
}

/// Configurations of the design that `@factorial:FAMILY,...` names, as labels.
///
/// # Errors
/// No factors, unknown or repeated ones.
pub fn labels(text: &str) -> Result<Vec<String>, Failure> {
    let list = text.split_once(':').map_or("", |(_, list)| list);
    let factors = factors(list)?;
    let mut labels: Vec<String> = Vec::new();
    for run in design(factors.len()) {
        let off = factors.iter().zip(&run).filter(|(_, on)| !**on);
        let off: String = off.map(|(factor, _)| format!(",-{factor}")).collect();
        let label = configuration(&off)?.label();
        if labels.contains(&label) {
            return Err(Failure::usage(format!(
                "`{PREFIX}`: two runs of the design are alike; does a factor contain another one?"
            )));
        }
        labels.push(label);
    }
    Ok(labels)
}

/// The strategy with everything on but what `off` switches off.
fn configuration(off: &str) -> Result<Configuration, Failure> {
    let strategy = engine::specializing_strategy()?;
    engine::configuration(&format!("{strategy}:X=all{off}"))
}

fn factors(list: &str) -> Result<Vec<String>, Failure> {
    let mut names: Vec<String> = Vec::new();
    for name in list.split(',').map(str::trim).filter(|n| !n.is_empty()) {
        match name {
            "all" => names.extend(FAMILIES.iter().filter(|f| f.counted).map(|f| f.name())),
            name => {
                configuration(&format!(",-{name}"))?;
                names.push(name.into());
            }
        }
    }
    for (i, name) in names.iter().enumerate() {
        if names[..i].contains(name) {
            return Err(Failure::usage(format!("`{PREFIX}`: `{name}` twice")));
        }
    }
    match names.len() {
        0 => Err(Failure::usage(format!(
            "`{PREFIX}` needs families, as in `{PREFIX}:load_attr,call,binary_op` or `{PREFIX}:all`"
        ))),
        1..=MOST => Ok(names),
        n => Err(Failure::usage(format!(
            "`{PREFIX}`: {n} factors, but the largest design has {MOST}"
        ))),
    }
}

/// Most factors; their design has 128 runs.
const MOST: usize = 64;

/// For each run, which of the factors are on. The first run has all of them off, the last one on.
fn design(factors: usize) -> Vec<Vec<bool>> {
    let basic = if factors <= 3 {
        factors as u32
    } else {
        1 + factors.next_power_of_two().trailing_zeros()
    };
    // Basic factors alone first, then products of three, of five, ...
    let mut products: Vec<u32> = (1..1u32 << basic)
        .filter(|p| p.count_ones() % 2 == 1)
        .collect();
    products.sort_by_key(|p| (p.count_ones(), *p));
    products.truncate(factors);
    let on = |run: u32, product: u32| (run & product).count_ones() % 2 == 1;
    (0..1u32 << basic)
        .map(|run| products.iter().map(|p| on(run, *p)).collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sum over all runs of a product of columns of -1 and 1.
    fn contrast(design: &[Vec<bool>], columns: &[usize]) -> i64 {
        let sign = |on: bool| if on { 1 } else { -1 };
        let product = |run: &Vec<bool>| columns.iter().map(|c| sign(run[*c])).product::<i64>();
        design.iter().map(product).sum()
    }

    #[test]
    fn designs_have_resolution_iv_and_both_extremes() {
        for factors in 1..=17 {
            let design = design(factors);
            let runs = match factors {
                1..=3 => 1 << factors,
                4 => 8,
                5..=8 => 16,
                9..=16 => 32,
                _ => 64,
            };
            assert_eq!(design.len(), runs);
            assert!(design[0].iter().all(|on| !on));
            assert!(design[runs - 1].iter().all(|on| *on));
            // A word of one, two or three letters in the defining relation would be a contrast that is not 0.
            for a in 0..factors {
                assert_eq!(contrast(&design, &[a]), 0, "{factors}: {a}");
                for b in 0..a {
                    assert_eq!(contrast(&design, &[a, b]), 0, "{factors}: {a} {b}");
                    for c in 0..b {
                        assert_eq!(contrast(&design, &[a, b, c]), 0, "{factors}: {a} {b} {c}");
                    }
                }
            }
        }
    }

    #[test]
    fn labels_name_what_is_on() {
        let labels = labels("@factorial:load_attr,call,binary_op,to_bool").expect("families");
        assert_eq!(labels.len(), 8);
        assert_eq!(labels.last().map(String::as_str), Some("quickener"));
        assert_eq!(
            labels[0],
            engine::configuration("quickener:X=all,-load_attr,-call,-binary_op,-to_bool")
                .expect("known")
                .label()
        );
        assert_eq!(super::labels("@factorial:all").expect("all").len(), 32);
        for (wrong, part) in [
            ("@factorial", "needs families"),
            ("@factorial:load_atr", "did you mean `load_attr`"),
            ("@factorial:call,call", "`call` twice"),
            ("@factorial:load_attr,load_attr.slot", "are alike"),
        ] {
            let error = super::labels(wrong).expect_err(wrong);
            assert!(error.message.contains(part), "{wrong}: {}", error.message);
        }
    }
}
