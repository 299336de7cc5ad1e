//! Gamma, log-gamma and the error functions of `math`, and the exact sums: `fsum`, `hypot`,
//! `dist`, `sumprod`.
#![allow(
    clippy::excessive_precision,
    reason = "published constants, kept as published"
)]

use crate::text::error::{TextError, TextResult};

unsafe extern "C" {
    safe fn erf(x: f64) -> f64;
    safe fn erfc(x: f64) -> f64;
}

/// `math.erf`.
pub fn error_function(x: f64) -> f64 {
    erf(x)
}

/// `math.erfc`.
pub fn complementary_error_function(x: f64) -> f64 {
    erfc(x)
}

/// Lanczos' approximation, N = 13: numerator, lowest power first.
const NUMERATOR: [f64; 13] = [
    23_531_376_880.410_759_688_572_007_674_451_636_754_734_846_804_940,
    42_919_803_642.649_098_768_957_899_047_001_988_850_926_355_848_959,
    35_711_959_237.355_668_049_440_185_451_547_166_705_960_488_635_843,
    17_921_034_426.037_209_699_919_755_754_458_931_112_671_403_265_390,
    6_039_542_586.352_028_005_064_291_644_307_297_921_070_699_388_420_708,
    1_439_720_407.311_721_673_663_223_072_794_912_393_971_548_578_637_2,
    248_874_557.862_054_156_511_460_386_413_229_423_216_321_251_278_01,
    31_426_415.585_400_194_380_614_231_628_318_205_362_874_684_987_640,
    2_876_370.628_935_372_441_225_409_051_620_849_613_599_114_537_876_8,
    186_056.265_395_223_495_040_294_989_716_045_699_282_207_842_363_28,
    8_071.672_002_365_816_210_638_002_902_272_250_613_821_851_632_502_4,
    210.824_277_751_579_345_872_509_733_920_713_362_711_669_695_802_91,
    2.506_628_274_631_000_270_164_908_177_133_837_338_626_431_079_340_8,
];
/// The denominator: x(x+1)...(x+11).
const DENOMINATOR: [f64; 13] = [
    0.0,
    39_916_800.0,
    120_543_840.0,
    150_917_976.0,
    105_258_076.0,
    45_995_730.0,
    13_339_535.0,
    2_637_558.0,
    357_423.0,
    32_670.0,
    1_925.0,
    66.0,
    1.0,
];
const G: f64 = 6.024_680_040_776_729_583_740_234_375;
const G_MINUS_HALF: f64 = 5.524_680_040_776_729_583_740_234_375;
const LN_PI: f64 = 1.144_729_885_849_400_174_143_427_351_353_058_711_647;

fn lanczos_sum(x: f64) -> f64 {
    let pairs = NUMERATOR.iter().zip(&DENOMINATOR);
    // Above 5 the powers are taken of 1/x, or they would overflow.
    let (n, d) = if x < 5.0 {
        pairs
            .rev()
            .fold((0.0, 0.0), |(n, d), (a, b)| (n * x + a, d * x + b))
    } else {
        pairs.fold((0.0, 0.0), |(n, d), (a, b)| (n / x + a, d / x + b))
    };
    n / d
}

fn sin_pi(x: f64) -> f64 {
    use std::f64::consts::PI;
    let y = x.abs() % 2.0;
    let r = match (2.0 * y).round() as i32 {
        0 => (PI * y).sin(),
        1 => (PI * (y - 0.5)).cos(),
        2 => (PI * (1.0 - y)).sin(),
        3 => -(PI * (y - 1.5)).cos(),
        _ => (PI * (y - 2.0)).sin(),
    };
    1f64.copysign(x) * r
}

fn pole(x: f64) -> TextError {
    TextError::value(format!(
        "expected a noninteger or positive integer, got {}",
        crate::text::float_repr::repr(x)
    ))
}

fn range_error() -> TextError {
    TextError::overflow("math range error")
}

/// `math.gamma`.
pub fn gamma(x: f64) -> TextResult<f64> {
    if x.is_nan() || x == f64::INFINITY {
        return Ok(x);
    }
    if x == f64::NEG_INFINITY || x == 0.0 {
        return Err(pole(x));
    }
    if x == x.floor() {
        if x < 0.0 {
            return Err(pole(x));
        }
        if x <= 23.0 {
            // Factorials up to 22! are exact.
            return Ok((1..x as u64).map(|i| i as f64).product());
        }
    }
    let magnitude = x.abs();
    let finite = |r: f64| {
        if r.is_infinite() {
            Err(range_error())
        } else {
            Ok(r)
        }
    };
    if magnitude < 1e-20 {
        return finite(1.0 / x);
    }
    if magnitude > 200.0 {
        return if x < 0.0 {
            Ok(0.0 / sin_pi(x))
        } else {
            Err(range_error())
        };
    }
    let y = magnitude + G_MINUS_HALF;
    // The rounding error of y, to be made good below.
    let z = if magnitude > G_MINUS_HALF {
        (y - magnitude) - G_MINUS_HALF
    } else {
        (y - G_MINUS_HALF) - magnitude
    };
    let z = z * G / y;
    let mut r;
    if x < 0.0 {
        r = -std::f64::consts::PI / sin_pi(magnitude) / magnitude * y.exp()
            / lanczos_sum(magnitude);
        r -= z * r;
        if magnitude < 140.0 {
            r /= y.powf(magnitude - 0.5);
        } else {
            let root = y.powf(magnitude / 2.0 - 0.25);
            r = r / root / root;
        }
    } else {
        r = lanczos_sum(magnitude) / y.exp();
        r += z * r;
        if magnitude < 140.0 {
            r *= y.powf(magnitude - 0.5);
        } else {
            let root = y.powf(magnitude / 2.0 - 0.25);
            r = r * root * root;
        }
    }
    finite(r)
}

/// `math.lgamma`.
pub fn lgamma(x: f64) -> TextResult<f64> {
    if x.is_nan() {
        return Ok(x);
    }
    if x.is_infinite() {
        return Ok(f64::INFINITY);
    }
    if x == x.floor() && x <= 2.0 {
        return if x <= 0.0 { Err(pole(x)) } else { Ok(0.0) };
    }
    let magnitude = x.abs();
    if magnitude < 1e-20 {
        return Ok(-magnitude.ln());
    }
    let mut r = lanczos_sum(magnitude).ln() - G;
    r += (magnitude - 0.5) * ((magnitude + G - 0.5).ln() - 1.0);
    if x < 0.0 {
        r = LN_PI - sin_pi(magnitude).abs().ln() - magnitude.ln() - r;
    }
    if r.is_infinite() {
        Err(range_error())
    } else {
        Ok(r)
    }
}

/// `math.fsum`: the exact sum, rounded once.
pub fn fsum(values: impl IntoIterator<Item = f64>) -> TextResult<f64> {
    let mut partials: Vec<f64> = Vec::new();
    let (mut special, mut infinities) = (0.0, 0.0);
    for original in values {
        let mut x = original;
        let mut kept = 0;
        for j in 0..partials.len() {
            let mut y = partials[j];
            if x.abs() < y.abs() {
                (x, y) = (y, x);
            }
            let high = x + y;
            let low = y - (high - x);
            if low != 0.0 {
                partials[kept] = low;
                kept += 1;
            }
            x = high;
        }
        partials.truncate(kept);
        if x == 0.0 {
            continue;
        }
        if x.is_finite() {
            partials.push(x);
            continue;
        }
        if original.is_finite() {
            return Err(TextError::overflow("intermediate overflow in fsum"));
        }
        if original.is_infinite() {
            infinities += original;
        }
        special += original;
        partials.clear();
    }
    if special != 0.0 {
        if infinities.is_nan() {
            return Err(TextError::value("-inf + inf in fsum"));
        }
        return Ok(special);
    }
    Ok(round_partials(&partials))
}

/// Sums partials that do not overlap, from the largest, rounding half to even.
fn round_partials(partials: &[f64]) -> f64 {
    let Some((&last, rest)) = partials.split_last() else {
        return 0.0;
    };
    let mut high = last;
    for (i, &y) in rest.iter().enumerate().rev() {
        let x = high;
        high = x + y;
        let low = y - (high - x);
        if low == 0.0 {
            continue;
        }
        // Exactly half way: the next partial decides the direction.
        if let Some(&next) = i.checked_sub(1).and_then(|k| rest.get(k))
            && ((low < 0.0 && next < 0.0) || (low > 0.0 && next > 0.0))
        {
            let doubled = low * 2.0;
            let candidate = high + doubled;
            if doubled == candidate - high {
                high = candidate;
            }
        }
        break;
    }
    high
}

fn product(x: f64, y: f64) -> (f64, f64) {
    let high = x * y;
    (high, x.mul_add(y, -high))
}

/// Sum with its error, when `|a| >= |b|`.
fn fast_sum(a: f64, b: f64) -> (f64, f64) {
    let high = a + b;
    (high, (a - high) + b)
}

fn two_sum(a: f64, b: f64) -> (f64, f64) {
    let high = a + b;
    let z = high - a;
    (high, (a - (high - z)) + (b - z))
}

/// `math.hypot(*values)`.
pub fn hypot(values: &[f64]) -> f64 {
    let mut largest = 0.0;
    let mut nan = false;
    for x in values {
        nan |= x.is_nan();
        if x.abs() > largest {
            largest = x.abs();
        }
    }
    norm(values, largest, nan)
}

fn norm(values: &[f64], largest: f64, nan: bool) -> f64 {
    if largest.is_infinite() {
        return largest;
    }
    if nan {
        return f64::NAN;
    }
    if largest == 0.0 || values.len() <= 1 {
        return largest;
    }
    let exponent = super::math_fns::frexp(largest).1;
    if exponent < -1023 {
        // Subnormals: lift them into the normal range first.
        let lifted: Vec<f64> = values.iter().map(|v| v / f64::MIN_POSITIVE).collect();
        return f64::MIN_POSITIVE * norm(&lifted, largest / f64::MIN_POSITIVE, false);
    }
    let scale = super::math_fns::scale_by_power(1.0, -i64::from(exponent));
    let (mut sum, mut low_products, mut low_sums) = (1.0, 0.0, 0.0);
    let mut add = |a: f64, b: f64| {
        let p = product(a, b);
        let s = fast_sum(sum, p.0);
        sum = s.0;
        low_products += p.1;
        low_sums += s.1;
        sum - 1.0 + (low_products + low_sums)
    };
    let mut total = 0.0;
    for v in values {
        let x = v * scale;
        total = add(x, x);
    }
    let mut h = total.sqrt();
    let rest = add(-h, h);
    h += rest / (2.0 * h);
    h / scale
}

/// `math.dist`.
pub fn dist(p: &[f64], q: &[f64]) -> TextResult<f64> {
    if p.len() != q.len() {
        return Err(TextError::value(
            "both points must have the same number of dimensions",
        ));
    }
    let differences: Vec<f64> = p.iter().zip(q).map(|(a, b)| (a - b).abs()).collect();
    Ok(hypot(&differences))
}

/// `math.sumprod` of floats, in extended precision.
pub fn sumprod(p: &[f64], q: &[f64]) -> TextResult<f64> {
    if p.len() != q.len() {
        return Err(TextError::value("Inputs are not the same length"));
    }
    let (mut high, mut low, mut tiny) = (0.0, 0.0, 0.0);
    for (&x, &y) in p.iter().zip(q) {
        let pr = product(x, y);
        let sm = two_sum(high, pr.0);
        let r1 = two_sum(low, pr.1);
        let r2 = two_sum(r1.0, sm.1);
        high = sm.0;
        low = r2.0;
        tiny += r1.1 + r2.1;
    }
    let result = high + two_sum(low, tiny).0;
    if result.is_finite() {
        return Ok(result);
    }
    Ok(p.iter().zip(q).map(|(x, y)| x * y).sum())
}
