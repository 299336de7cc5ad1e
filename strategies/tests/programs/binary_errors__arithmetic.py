# The TypeError of every arithmetic operator for mixed built-in types.
import operator

class A: pass
values = [1, 1.5, 'a', b'a', None, [], (), {}, {1}, True, 1j, len, int, range(1), A()]
ops = [('+', operator.add), ('-', operator.sub), ('*', operator.mul), ('/', operator.truediv), ('//', operator.floordiv), ('%', operator.mod), ('**', operator.pow), ('@', operator.matmul)]
for sign, op in ops:
    for a in values:
        for b in values:
            if a is b:
                continue
            try:
                op(a, b)
            except Exception as e:
                print(type(a).__name__, sign, type(b).__name__, type(e).__name__, e)
