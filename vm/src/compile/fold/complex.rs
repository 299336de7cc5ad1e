//! Complex arithmetic as CPython computes it.

/// Real and imaginary part.
pub(super) type Complex = (f64, f64);

/// `a * b`
pub(super) fn product(a: Complex, b: Complex) -> Complex {
    (a.0 * b.0 - a.1 * b.1, a.0 * b.1 + a.1 * b.0)
}

/// `a / b` by Smith's method; `None` for division by zero.
pub(super) fn quotient(a: Complex, b: Complex) -> Option<Complex> {
    if b.0.abs() >= b.1.abs() {
        if b.0 == 0.0 {
            return None;
        }
        let ratio = b.1 / b.0;
        let denominator = b.0 + b.1 * ratio;
        Some((
            (a.0 + a.1 * ratio) / denominator,
            (a.1 - a.0 * ratio) / denominator,
        ))
    } else {
        let ratio = b.0 / b.1;
        let denominator = b.0 * ratio + b.1;
        Some((
            (a.0 * ratio + a.1) / denominator,
            (a.1 * ratio - a.0) / denominator,
        ))
    }
}

/// `a ** b`; `None` where Python raises.
pub(super) fn power(a: Complex, b: Complex) -> Option<Complex> {
    let value = if b.1 == 0.0 && b.0 == b.0.floor() && b.0.abs() <= 100.0 {
        integer_power(a, b.0 as i32)?
    } else {
        general_power(a, b)?
    };
    (value.0.is_finite() && value.1.is_finite()).then_some(value)
}

fn integer_power(a: Complex, exponent: i32) -> Option<Complex> {
    if exponent < 0 {
        return quotient((1.0, 0.0), integer_power(a, -exponent)?);
    }
    let (mut result, mut square, mut mask) = ((1.0, 0.0), a, 1);
    while mask > 0 && exponent >= mask {
        if exponent & mask != 0 {
            result = product(result, square);
        }
        mask <<= 1;
        square = product(square, square);
    }
    Some(result)
}

fn general_power(a: Complex, b: Complex) -> Option<Complex> {
    if b == (0.0, 0.0) {
        return Some((1.0, 0.0));
    }
    if a == (0.0, 0.0) {
        return (b.1 == 0.0 && b.0 >= 0.0).then_some((0.0, 0.0));
    }
    let modulus = a.0.hypot(a.1);
    let mut length = modulus.powf(b.0);
    let angle = a.1.atan2(a.0);
    let mut phase = angle * b.0;
    if b.1 != 0.0 {
        length *= (-angle * b.1).exp();
        phase += b.1 * modulus.ln();
    }
    Some((length * phase.cos(), length * phase.sin()))
}
