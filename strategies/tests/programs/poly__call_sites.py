# One call site and one attribute site that meet every kind of callable and class.
import functools
def plain(a, b=2): return ('plain', a, b)
def star(*a, **k): return ('star', a, k)
def gen(a, b=1): yield a; yield b
class Init:
    def __init__(self, x, b=0): self.x = x; self.b = b
    def m(self, a, b=3): return ('m', self.x, a, b)
    def __repr__(self): return f'Init({self.__dict__})'
class Late(Init):
    def __init__(self, x, b=0): self.y = b; self.z = 1; self.x = x
class Slots:
    __slots__ = ('b', 'x')
    def __init__(self, x, b=0): self.x = x
    def m(self, a, b=4): return ('slots', a, b)
    def __repr__(self): return 'Slots'
class Prop:
    def __init__(self, x, b=0): self._x = x
    @property
    def x(self): return ('prop', self._x)
    @staticmethod
    def m(a, b=5): return ('static', a, b)
    def __repr__(self): return 'Prop'
class New:
    x = 'class x'
    def __new__(cls, a, b=0): return object.__new__(cls) if a else a
    @classmethod
    def m(cls, a, b=6): return (cls.__name__, a, b)
    def __repr__(self): return 'New'
class Call:
    def __init__(self, x=0): self.m = self
    def __call__(self, a, b=7): return ('call', a, b)
    def __getattr__(self, n): return ('dynamic', n)
    def __repr__(self): return 'Call'
callables = [plain, star, gen, Init, Late, Slots, Prop, New, Call(), Init(1).m, New.m, Prop.m, lambda a, b=8: [b, a], functools.partial(plain, 'given'), max, divmod, dict.fromkeys, int, 5, None]
objects = [Init(1), Late(2), Slots(3), Prop(4), New(5), Call(), Init, New, 5, 'text']
calls = [lambda o, a: o(a), lambda o, a: o(a, 1), lambda o, a: o(a, b=a), lambda o, a: o(*(a, 2)), lambda o, a: o(**{'a': a}), lambda o, a: o()]
attrs = [lambda o, a: o.x, lambda o, a: o.m(a), lambda o, a: o.m(a, b=1), lambda o, a: o.m(*[a]), lambda o, a: setattr(o, 'x', a) or o.x, lambda o, a: o.extra]
def drive(tag, site, items):
    out = []
    for i in range(130):
        o = items[i % len(items)]
        try: r = site(o, 1)
        except Exception as e: r = f'{type(e).__name__}: {e}'
        if hasattr(r, '__next__'): r = list(r)
        r = repr(r).split(' at 0x')[0]
        if r not in out: out.append(r)
    print(tag, len(out)); [print('  ', r) for r in out]
for i, site in enumerate(calls): drive(('call', i), site, callables); drive(('few', i), site, callables[:3])
for i, site in enumerate(attrs): drive(('attr', i), site, objects); drive(('few', i), site, objects[:2])
plain.__defaults__ = (9,); Init.m = lambda self, *a: ('patched', a); Prop.x = 'plain now'; New.__new__ = lambda cls, *a: a; objects[0].__class__ = Late; Call.__call__ = plain
for i, site in enumerate(calls): drive(('again', i), site, callables)
for i, site in enumerate(attrs): drive(('again', i), site, objects)
