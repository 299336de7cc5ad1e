# Each NaN object that does not come out of arithmetic is an object of its own.
import array
import copy
import math

a, b = float('nan'), float('nan')
print(a is b, a is a, a == a, [a] == [a], [a] == [b], (a,) == (a,), (a, 1) == (b, 1), a in [a], a in [b], a in {a}, a in {b}, {a: 1} == {a: 1}, {a: 1} == {b: 1})
print([a, b, a].index(b), [a, b, a].count(a), (a, b).index(b), len({a, b, a}), len({a: 1, b: 2, a: 3}), {a: 1, b: 2}.get(float('nan')))
print(math.nan is math.nan, math.nan is a, math.nan in [a, math.nan], math.nan in [a, b])
print(hash(a) == hash(a), hash(a) == hash(b), a, repr(b), str(-a), f'{a:8.2f}|', '%g' % a, [a, b])
print(float(a) is a, float('-nan') is a, +a is a, abs(a) is a, -a is a, copy.copy(a) is a, copy.deepcopy([a])[0] is a, a.real is a)
print(math.copysign(1, a), math.copysign(1, -a), math.copysign(1, float('-nan')), math.copysign(1, abs(-a)), math.isnan(-(-a)), math.isnan(a + 1), math.isnan(1 - a), math.isnan(-a * -a))
items = [float(x) for x in ['nan'] * 5]
print(len(set(items)), len({id(x) for x in items}), sorted(items) == items, [items.index(x) for x in items])
x = array.array('d', [a, -a, b])
print(x.tobytes() == array.array('d', [float('nan'), -float('nan'), float('nan')]).tobytes(), x[0] is x[0], a in x, x.tolist()[0] is a, x[0].hex(), a.hex())
m = memoryview(bytearray(16)).cast('d')
m[0] = a
m[1] = b
print(bytes(m[:1]) == bytes(m[1:]), m[0] is m[0], math.isnan(m[1]))
z = complex(a, b)
print(z.real is z.real, math.isnan(z.imag), z == z, z in [z], z in [complex(a, b)], [z] == [z], -z, hash(z) == hash(z))
n = float.fromhex('nan')
print(n is float.fromhex('nan'), n in [n], float.fromhex('-nan'), [math.nan].count(math.nan), math.fmod(a, 2) is a, math.sqrt(a) is a, math.floor(1.5))


class F(float):
    pass


p, q = F('nan'), F('nan')
print(p in [p], p in [q], p is float(p), hash(p) == hash(p), p.real is p.real, float(p) in [float(p)], p == p)
inf = float('inf')
print(inf - inf, inf * 0, inf % 3, inf // 3, math.isnan(inf - inf), divmod(inf, 2), round(a, 2) is a, a.conjugate() is a, sum([a, 1.0]), max([a, 1.0]), min([1.0, a]))
print([i for i, x in enumerate([1.0, a, b]) if x != x], dict.fromkeys([a, a, b]).__len__(), frozenset([a]) == frozenset([a]), frozenset([a]) == frozenset([b]))
k = (a, b)
print({k: 1}[k], {k: 1}.get((a, b)), {(a, 1): 2}.get((b, 1)), set([a]) & set([a, b]) == {a}, a != a, not a == a, a is not b)
match a:
    case float(v) if v is a:
        print('same')
