# The TypeError of bit operators and comparisons for mixed built-in types.
import operator

class A: pass
values = [1, 1.5, 'a', b'a', None, [], (), {}, {1}, frozenset(), True, 1j, len, int, range(1), A(), {}.keys()]
ops = [('&', operator.and_), ('|', operator.or_), ('^', operator.xor), ('<<', operator.lshift), ('>>', operator.rshift), ('<', operator.lt), ('<=', operator.le), ('>', operator.gt), ('>=', operator.ge)]
for sign, op in ops:
    for a in values:
        for b in values:
            if a is b:
                continue
            try:
                op(a, b)
            except Exception as e:
                print(type(a).__name__, sign, type(b).__name__, type(e).__name__, e)
for v in values:
    for sign, op in [('-', operator.neg), ('+', operator.pos), ('~', operator.invert if v is not True else operator.neg), ('abs', abs), ('index', operator.index)]:
        try:
            op(v)
        except Exception as e:
            print(sign, type(v).__name__, type(e).__name__, e)
