# Truth of every built-in value in each construct that asks for it.
class L0:
    def __len__(self): return 0
class B0:
    def __bool__(self): return False
    def __len__(self): return 5
class C: pass
values = [0, 1, -1, 0.0, -0.0, 0.1, float('nan'), 0j, 1j, '', 'a', '0', b'', b'\0', [], [0], (), (0,), {}, {0: 0}, set(), {0}, frozenset(), range(0), range(1), None, True, False, ..., int, len, L0(), B0(), C(), 2**70, slice(0), bytearray(), bytearray(1), memoryview(b''), {}.keys(), {1: 1}.values(), iter([]), (x for x in ())]
def by_if(v):
    if v:
        return 1
    return 0
def by_while(v):
    n = 0
    while v:
        n = 1
        break
    return n
def by_not(v): return 0 if not v else 1
def by_and(v): return 1 if (v and True) else 0
def by_or(v): return 0 if (v or None) is None else 1
def by_cond(v): return 1 if v else 0
def by_comp(v): return len([1 for _ in 'x' if v])
def by_assert(v):
    try:
        assert v
    except AssertionError:
        return 0
    return 1
for v in values:
    print(type(v).__name__, bool(v), *(f(v) for f in (by_if, by_while, by_not, by_and, by_or, by_cond, by_comp, by_assert)), len(list(filter(None, [v]))), any([v]), all([v]))
print(0 or [] or 'last', 1 and 'two' and 3, None or 0, '' and 1 / 0, [] or {} or 0.0, not not 'x', not '' and 1, (1 and 0) or 5)
