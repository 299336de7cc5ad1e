# Float methods, attributes and hash.
import sys


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


for v in [0.0, 1.0, 1.5, -2.75, 1e20, 0.1]:
    print(v.is_integer(), v.as_integer_ratio(), v.real, v.imag, v.conjugate(), hash(v) == hash(v + 0.0))
show(lambda: float('inf').as_integer_ratio())
show(lambda: float('nan').as_integer_ratio())
show(lambda: (float('inf').is_integer(), float('nan').is_integer()))
show(lambda: (hash(0.5), hash(1.0), hash(-1.0), hash(1e20), hash(float('inf')), hash(float('-inf')), hash(0.1), hash(-0.0)))
show(lambda: ((1.5).__add__(2), (1.5).__add__('a'), (1.5).__radd__(1), (1.5).__eq__(1.5), (1.5).__lt__(2)))
show(lambda: ((1.5).__int__(), (1.5).__bool__(), (0.0).__bool__(), (1.5).__format__('.3f')))
show(lambda: ((1.5).__divmod__(1), (1.5).__pow__(2), (1.5).__neg__(), (1.5).__float__()))
show(lambda: (1.5).foo)
show(lambda: float.is_integer(1))
show(lambda: (1.5).is_integer(1))
show(lambda: (sys.float_info.max, sys.float_info.min, sys.float_info.epsilon, sys.float_info.dig, sys.float_info.mant_dig))
show(lambda: (sys.float_info.max_exp, sys.float_info.min_exp, sys.float_info.radix, sys.float_info.rounds))
l = [1, 2]
show(lambda: l[1.0])
show(lambda: range(2.0))
show(lambda: 'a' * 2.0)
show(lambda: chr(65.0))
show(lambda: 1.5 < 'a')
show(lambda: (1.5 == 'a', 1.5 != None))
class G(float):
    pass
g = G(2.5)
print(g, type(g + 1), type(g), isinstance(g, float), g == 2.5, {2.5: 1}[g])
