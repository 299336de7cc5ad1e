# math: gcd, lcm, factorial, comb, perm, prod, fsum, sumprod.
import math


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: (math.gcd(), math.gcd(12), math.gcd(12, 18), math.gcd(-12, 18, 27), math.gcd(0, 0), math.gcd(0, 5), math.gcd(10**30, 15**20), math.gcd(True, 4)))
show(lambda: (math.lcm(), math.lcm(4, 6), math.lcm(0, 5), math.lcm(-3, 7, 2), math.lcm(10**15, 10**16 + 1)))
show(lambda: math.gcd(1.5, 2))
show(lambda: math.lcm('a'))
show(lambda: (math.factorial(0), math.factorial(5), math.factorial(25), math.factorial(100) % 10**9 + math.factorial(100) // 10**150, math.factorial(True)))
show(lambda: math.factorial(-1))
show(lambda: math.factorial(1.0))
show(lambda: math.factorial('a'))
show(lambda: math.factorial(2**70))
show(lambda: (math.comb(5, 2), math.comb(5, 0), math.comb(3, 5), math.comb(100, 50), math.comb(0, 0), math.comb(2**70, 2)))
show(lambda: math.comb(-1, 2))
show(lambda: math.comb(5, -1))
show(lambda: math.comb(5, 1.5))
show(lambda: math.comb(5))
show(lambda: (math.perm(5, 2), math.perm(5), math.perm(3, 5), math.perm(20, 20), math.perm(5, None), math.perm(0)))
show(lambda: math.perm(-1))
show(lambda: math.perm(5, -2))
show(lambda: (math.prod([1, 2, 3]), math.prod([]), math.prod([2, 3], start=10), math.prod([1.5, 2]), math.prod([2**40] * 3), math.prod(range(1, 15))))
show(lambda: math.prod(5))
show(lambda: math.prod(['a', 2]))
show(lambda: math.prod([1], 2))
show(lambda: (math.fsum([0.1] * 10), math.fsum([1e16, 1, -1e16]), math.fsum([]), math.fsum([1, 2]), math.fsum([1e308, -1e308, 1.0]), math.fsum([math.inf, 1])))
show(lambda: math.fsum([1e308, 1e308]))
show(lambda: math.fsum([math.inf, -math.inf]))
show(lambda: math.fsum(['a']))
show(lambda: math.fsum(5))
show(lambda: (math.sumprod([1, 2, 3], [4, 5, 6]), math.sumprod([], []), math.sumprod([0.5], [2]), math.sumprod([10**20], [3]), math.sumprod((1.5, 2), (2, 3))))
show(lambda: math.sumprod([1], [1, 2]))
show(lambda: math.sumprod([1], 5))
show(lambda: ([math.isqrt(n) for n in range(20)], math.isqrt(2**200 + 1) == 2**100))
show(lambda: ([math.comb(10, k) for k in range(11)], sum(math.comb(20, k) for k in range(21)), [math.gcd(a, 36) for a in range(1, 13)]))
show(lambda: (type(math.prod([True])), math.prod([True, True]), math.__name__))
