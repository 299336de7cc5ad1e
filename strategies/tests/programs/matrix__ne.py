# Every pair of builtin kinds under `!=`.
class I(int): pass
class S(str): pass
class L(list): pass
values = [0, 1, -3, True, 2**40, 2.5, -0.0, float('inf'), 1j, 'ab', '', b'xy', bytearray(b'z'), [1, 2], (3,), {'k': 1}, {1, 2}, frozenset([2]), range(3), None, ..., slice(1), len, int, I(4), S('s'), L([0])]
def operate(a, b):
    return a != b
for a in values:
    row = []
    for b in values:
        try:
            r = operate(a, b)
            row.append(repr(r) if type(r) in (int, float, str, bool, complex, list, tuple, bytes) else f'{type(r).__name__} {r!r}')
        except Exception as e:
            row.append(f'{type(e).__name__}: {e}')
    # Equal neighbours are counted.
    shown = []
    for text in row:
        if shown and shown[-1][0] == text: shown[-1][1] += 1
        else: shown.append([text, 1])
    print(repr(a), shown)
