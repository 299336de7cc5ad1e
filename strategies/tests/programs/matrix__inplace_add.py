# Every pair of builtin kinds under `+=`; whether the left object stays the same.
class I(int): pass
class S(str): pass
class L(list): pass
def make():
    values = [0, 1, -3, True, 4, 2.5, -0.0, float('inf'), 1j, 'ab', '', b'xy', bytearray(b'z'), [1, 2], (3,), {'k': 1}, {1, 2}, frozenset([2]), range(3), None, ..., slice(1), len, int, I(4), S('s'), L([0])]
    return values
def operate(a, b):
    before = a
    a += b
    return a is before and type(a) in (list, set, dict, bytearray, L), a
for i in range(len(make())):
    row = []
    for j in range(len(make())):
        a, b = make()[i], make()[j]
        try:
            same, r = operate(a, b)
            row.append(f'{"same " if same else ""}{type(r).__name__} {r!r}')
        except Exception as e:
            row.append(f'{type(e).__name__}: {e}')
    print(repr(make()[i]), len(row), [t for k, t in enumerate(row) if k == 0 or row[k - 1] != t])
