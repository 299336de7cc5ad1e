# Mixed arithmetic: results, identity of kinds, comparisons between int, float, complex, bool.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

vals = [0, 1, -7, 2**53, 2**53 + 1, -2**63, 10**22, True, 0.0, -0.0, 0.5, -2.5, 1e16, float('inf'), float('-inf'), 1j, 2 - 3j]
def kind(v): return f'{type(v).__name__}:{v!r}'
for a in vals:
    out = []
    for b in vals:
        row = []
        for f in (lambda: a + b, lambda: a - b, lambda: a * b, lambda: a / b):
            try: row.append(kind(f()))
            except (ZeroDivisionError, OverflowError) as e: row.append(str(e))
        out.append(row)
    print(kind(a), out[1], out[7], out[10], out[13], out[15])
    print([a == b for b in vals], [hash(a) == hash(b) for b in vals])
    if not isinstance(a, complex):
        print([a < b for b in vals if not isinstance(b, complex)], [a <= b for b in vals if not isinstance(b, complex)])
for a in (7, -7, 7.5, -7.5, 0.0, 2**70, True):
    for b in (2, -2, 0.5, -3.0, float('inf'), 2**65, 1e300, True):
        try: print(kind(a), kind(b), kind(a // b), kind(a % b), divmod(a, b))
        except (ZeroDivisionError, OverflowError) as e: print(kind(a), kind(b), e)
print(2**53 == float(2**53), 2**53 + 1 == float(2**53), 2**53 + 1 > float(2**53), 10**400 > 1e308, -10**400 < float('-inf'), 10**400 == float('inf'), 0.1 + 0.2 == 0.3, 1e16 + 1, int(1e22) == 10**22, True + True, True == 1.0, {1: 'a', 1.0: 'b', True: 'c', 1+0j: 'd'})
show(lambda: 10**400 + 1.0); show(lambda: 10**400 / 10**399); show(lambda: 10**400 / 1); show(lambda: 1 / 10**400); show(lambda: float(10**400)); show(lambda: 2**1024 * 1.0); show(lambda: 10**400 * 1j); show(lambda: 1j < 2); show(lambda: 1j // 2); show(lambda: 1j % 2); show(lambda: divmod(1j, 1)); show(lambda: int(1j)); show(lambda: 2.0**1024); show(lambda: (-8)**(1/3)); show(lambda: 0.0**-1); show(lambda: 0**-1); show(lambda: (-2)**0.5); show(lambda: 2**-1)
