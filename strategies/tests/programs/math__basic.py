# math: rounding, roots, powers, constants.
import math


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: (math.pi, math.e, math.tau, math.inf, math.nan))
show(lambda: (math.floor(1.5), math.floor(-1.5), math.ceil(1.5), math.ceil(-1.5), math.trunc(-1.7), math.floor(5), math.ceil(2**70), math.floor(1e20), math.trunc(True)))
show(lambda: math.floor(math.inf))
show(lambda: math.ceil(math.nan))
show(lambda: math.floor('a'))
show(lambda: math.trunc('a'))
show(lambda: (math.sqrt(2), math.sqrt(16), math.sqrt(0), math.sqrt(2**100), round(math.cbrt(27), 12), math.cbrt(-8), math.isqrt(17), math.isqrt(10**40), math.isqrt(0)))
show(lambda: math.sqrt(-1))
show(lambda: math.sqrt('a'))
show(lambda: math.sqrt(10**400))
show(lambda: math.isqrt(-1))
show(lambda: math.isqrt(1.5))
show(lambda: (math.pow(2, 10), math.pow(2, 0.5), math.pow(0, 0), math.pow(-8, 3), math.pow(math.inf, 0)))
show(lambda: math.pow(-8, 1 / 3))
show(lambda: math.pow(0, -1))
show(lambda: math.pow(10, 400))
show(lambda: (math.fabs(-3), math.fabs(-0.0), math.copysign(3, -0.0), math.copysign(-2, 5), math.fmod(7, -3), math.fmod(-7.5, 2), math.remainder(7, 4), math.remainder(-5.5, 2), math.remainder(6, 4)))
show(lambda: math.fmod(1, 0))
show(lambda: math.fmod(math.inf, 1))
show(lambda: math.remainder(1, 0))
show(lambda: (math.modf(3.25), math.modf(-3.25), math.modf(math.inf), math.frexp(10), math.frexp(0.1), math.frexp(0), math.ldexp(0.5, 4), math.ldexp(1, -1074), math.ldexp(1, -1080)))
show(lambda: math.ldexp(1, 2000))
show(lambda: math.ldexp(1, 1.5))
show(lambda: (math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1), math.isfinite(math.inf), math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1), math.isclose(1, 1.1, rel_tol=0.1), math.isclose(0, 1e-10, abs_tol=1e-9)))
show(lambda: math.isclose(1, 2, rel_tol=-1))
show(lambda: math.isnan('a'))
show(lambda: (math.degrees(math.pi), math.radians(180), math.nextafter(1, 2), math.nextafter(1, 0), math.nextafter(0, 1), math.nextafter(1.0, 2.0, steps=3), math.ulp(1), math.ulp(1e300), math.ulp(0.0)))
show(lambda: (math.fma(2.0, 3.0, 4.0), math.signbit(-0.0) if hasattr(math, 'signbit') else None))
class F:
    def __floor__(self): return 'floor'
    def __ceil__(self): return 'ceil'
    def __trunc__(self): return 'trunc'
class G:
    def __float__(self): return 2.25
show(lambda: (math.floor(F()), math.ceil(F()), math.trunc(F()), math.sqrt(G()), math.floor(G()), math.ceil(G())))
show(lambda: math.sqrt())
show(lambda: math.sqrt(1, 2))
show(lambda: math.nope)
