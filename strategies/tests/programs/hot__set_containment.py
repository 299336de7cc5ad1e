# Containment in sets after many rounds: unhashable keys, sets as keys, changing kinds.
def inside(x, s): return x in s
def run(tag, pairs, rounds=60):
    seen = []
    for i in range(rounds):
        x, s = pairs[i % len(pairs)]
        try: r = inside(x, s)
        except Exception as e: r = f'{type(e).__name__}: {e}'
        if r not in seen: seen.append(r)
    print(tag, seen)
f = frozenset
run('set', [(1, {1, 2})]); run('set in set', [({1}, {f([1])}), ({2}, {f([1])})]); run('frozenset', [({1}, f([f([1])])), (f([1]), {f([1])})])
run('unhashable', [([], {1}), ({}, f())]); run('dict', [(1, {1: 2}), ([], {1: 2})]); run('list', [({1}, [{1}]), (2, [{1}])])
class H:
    def __hash__(self): raise KeyError('hash')
class E:
    def __hash__(self): return 1
    def __eq__(self, o): raise LookupError('eq')
class S(set):
    def __contains__(self, x): return ('own', x)
run('hash raises', [(H(), {1})]); run('eq raises', [(E(), {1}), (E(), {2})]); run('subclass', [(5, S())]); run('back', [(2, {1, 2}), ({2}, {1, 2})])
class U(set):
    def __hash__(self): return hash(frozenset(self))
run('hashable set', [(U([1]), {f([1])}), (U([1]), {U([1])})])
def removing(s, x):
    try: s.remove(x)
    except Exception as e: return type(e).__name__, str(e)
    return s
print(removing({f([1])}, {1}), removing({1}, {1}), removing({1}, [1]), {f([1])}.discard({1}), {1} - {f()}, {f()} | {f()} == {f()})
