# math: exponential, logarithmic, trigonometric and hyperbolic functions.
import math


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


def r(*vals):
    return [float(f'{v:.12g}') for v in vals]


show(lambda: r(math.exp(1), math.exp(0), math.exp(-1), math.exp(-800), math.expm1(1e-10), math.exp2(3), math.exp2(0.5)))
show(lambda: math.exp(1000))
show(lambda: math.expm1(1000))
show(lambda: r(math.log(10), math.log(1), math.log(8, 2), math.log(10**400), math.log2(8), math.log2(2**1000), math.log10(1000), math.log10(10**400), math.log1p(1e-10), math.log(2**3000, 2)))
show(lambda: (math.log2(8), math.log2(2**1030), math.log10(10**20), math.log(1), math.log1p(0), math.log(0.5, 2)))
show(lambda: math.log(0))
show(lambda: math.log(-1))
show(lambda: math.log(0.0))
show(lambda: math.log(-1.5))
show(lambda: math.log(10, 1))
show(lambda: math.log(10, 0))
show(lambda: math.log2(0))
show(lambda: math.log10(-5))
show(lambda: math.log1p(-1))
show(lambda: math.log('a'))
show(lambda: math.log())
show(lambda: (math.log(math.inf), math.log(math.nan), math.exp(-math.inf), math.exp(math.inf)))
show(lambda: r(math.sin(1), math.cos(1), math.tan(1), math.asin(1), math.acos(0.5), math.atan(1), math.atan2(1, -1), math.atan2(-0.0, -1)))
show(lambda: (math.sin(0), math.cos(0), math.tan(0), math.atan2(0, 1), math.asin(0)))
show(lambda: math.sin(math.inf))
show(lambda: math.cos(-math.inf))
show(lambda: math.asin(2))
show(lambda: math.acos(-1.5))
show(lambda: math.tan(math.nan))
show(lambda: r(math.sinh(1), math.cosh(1), math.tanh(1), math.asinh(1), math.acosh(2), math.atanh(0.5), math.tanh(100)))
show(lambda: math.sinh(1000))
show(lambda: math.cosh(-1000))
show(lambda: math.acosh(0.5))
show(lambda: math.atanh(1))
show(lambda: math.atanh(-1.5))
show(lambda: r(math.gamma(5), math.gamma(0.5), math.lgamma(10), math.lgamma(0.5), math.erf(0.5), math.erfc(0.5), math.gamma(-1.5), math.erf(-3)))
show(lambda: (math.gamma(1), math.gamma(6), math.lgamma(1), math.erf(0), math.erfc(0), math.gamma(171)))
show(lambda: math.gamma(0))
show(lambda: math.gamma(-1))
show(lambda: math.gamma(172))
show(lambda: math.lgamma(-1))
show(lambda: math.gamma(-math.inf))
show(lambda: r(math.hypot(3, 4), math.hypot(1, 1, 1), math.hypot(), math.hypot(-5), math.hypot(1e200, 1e200), math.dist([1, 2], [4, 6]), math.dist((), ())))
show(lambda: (math.hypot(math.inf, math.nan), math.hypot(3, 4), math.dist([0], [5])))
show(lambda: math.dist([1], [1, 2]))
show(lambda: math.dist(1, 2))
show(lambda: math.hypot('a'))
