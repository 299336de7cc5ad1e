# Special methods that begin to raise or change while hot code relies on them.
class G:
    left = 70
    v = 1
    def tick(self, what):
        G.left -= 1
        if G.left == 0: raise E(what)
    def __bool__(self): self.tick('bool'); return self.v != 0
    def __eq__(self, o): self.tick('eq'); return self.v == 1
    def __lt__(self, o): self.tick('lt'); return True
    def __hash__(self): self.tick('hash'); return 7
    def __len__(self): self.tick('len'); return self.v
    def __index__(self): self.tick('index'); return self.v
    def __iter__(self): self.tick('iter'); return iter((self.v, 3))
    def __contains__(self, x): self.tick('contains'); return x == 1
    def __getitem__(self, k): self.tick('getitem'); return ['a', 'b', 'c'][k]
    def __getattr__(self, n): self.tick(n); return 'got ' + n
    def __format__(self, s): self.tick('format'); return f'<{s}>'
    def __call__(self, *a): self.tick('call'); return len(a)
    def __add__(self, o): self.tick('add'); return 'sum'
    def __repr__(self): return 'G'
class E(Exception): pass
sites = {'bool': lambda a, b: 1 if a else 2, 'eq': lambda a, b: a == b, 'lt': lambda a, b: a < b, 'in': lambda a, b: b in a, 'in list': lambda a, b: b in [1, a], 'key': lambda a, b: {a: 1}.get(b), 'index': lambda a, b: [0, 1, 2][a], 'slice': lambda a, b: 'xyz'[a:], 'unpack': lambda a, b: [*a], 'item': lambda a, b: a[1], 'attr': lambda a, b: a.missing, 'format': lambda a, b: f'{a:>4}', 'call': lambda a, b: a(b), 'add': lambda a, b: a + b, 'for': lambda a, b: [x for x in a], 'not': lambda a, b: not a, 'len': lambda a, b: len(a), 'sorted': lambda a, b: len(sorted([a, b]))}
changes = {'bool': ('__bool__', lambda self: 5), 'eq': ('__eq__', lambda self, o: NotImplemented), 'lt': ('__lt__', lambda self, o: NotImplemented), 'in': ('__contains__', None), 'key': ('__hash__', None), 'index': ('__index__', lambda self: 'no'), 'unpack': ('__iter__', lambda self: 5), 'item': ('__getitem__', lambda self, k: [][k]), 'attr': ('__getattr__', lambda self, n: {}[n]), 'format': ('__format__', lambda self, s: 3), 'call': ('__call__', None), 'add': ('__add__', lambda self, o: NotImplemented), 'for': ('__iter__', None), 'not': ('__bool__', None), 'len': ('__len__', lambda self: -1)}
for name, site in sites.items():
    a, b = G(), G()
    for phase in range(2):
        G.left = 65
        seen = []
        for i in range(110):
            try: r = site(a, b)
            except Exception as e: r = f'{type(e).__name__}: {e}'
            if not seen or seen[-1][0] != str(r): seen.append([str(r), i])
        print(name, phase, seen)
        if phase == 0 and name in changes:
            method, value = changes[name]; old = getattr(G, method); setattr(G, method, value)
    if name in changes: setattr(G, changes[name][0], old)
