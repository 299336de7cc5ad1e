# Call sites that see one type for long, then others.
class A:
    v = 1
    def m(self): return 'A.m'
    def __len__(self): return 3
    def __getitem__(self, i): return ('A', i)
    def __bool__(self): return False
    def __eq__(self, o): return 'eq'
    def __contains__(self, x): return True
    def __iter__(self): return iter('AA')
    def __call__(self, *a): return ('called', a)
class B:
    __slots__ = ('v',)
    def m(self): return 'B.m'
def attr(o): return o.v
def meth(o): return o.m()
def sub(o, i): return o[i]
def length(o): return len(o)
def truth(o): return 'T' if o else 'F'
def eq(a, b): return a == b
def has(o, x): return x in o
def items(o): return [x for x in o]
def call(f, *a): return f(*a)
def unpack(o):
    a, b = o
    return a, b
def store(o, v):
    o.v = v
    return o.v
def warm(f, *args):
    for _ in range(60):
        f(*args)
def tryit(f, *args):
    try:
        print(f.__name__, f(*args))
    except Exception as e:
        print(f.__name__, type(e).__name__, e)
a, b = A(), B()
a2 = A()
a2.v = 'instance'
b.v = 'slot'
for f, first, rest in [(attr, (a,), [(a2,), (b,), (A,), (5,), (B(),), (a,)]), (meth, (a,), [(b,), (A,), (5,), (a,)]),
                       (sub, ([1, 2], 1), [([1, 2], -1), ((5, 6), 0), ('xy', 1), ({1: 'd'}, 1), (a, 1), ([1], 5), (5, 0), ({}, 1), ([1], True), ([1], 'a'), (b'ab', 0), (range(9), 3)]),
                       (length, ([1],), [('ab',), ({},), (a,), (5,), (b,)]), (truth, (5,), [(0,), ('',), ([],), (a,), (b,), (None,), (0.0,), (2**70,)]),
                       (eq, (1, 1), [(1, 1.0), ('a', 'a'), (1, 'a'), (a, 1), (1, a), ([1], [1]), (2**70, 2**70)]),
                       (has, ([1, 2], 1), [({1: 2}, 1), ('abc', 'b'), ((1,), 2), ({3}, 3), (range(5), 4), (a, 9), (5, 1), ('a', 1)]),
                       (items, ([1],), [((1, 2),), ('ab',), ({1: 2},), (range(3),), (a,), (5,), ((i for i in 'g'),)]),
                       (call, (len, 'ab'), [(str, 5), (a, 1), (A.m, a), (lambda x: x, 2), (5,), (a.m,), (print, 'printed'), (int, '12'), (A,)][:-1]),
                       (unpack, ((1, 2),), [([3, 4],), ('ab',), (a,), ({1: 1, 2: 2},), ((1,),), (5,), (range(3),)]),
                       (store, (a, 7), [(b, 8), (A, 9), (5, 1), (a2, 3), (a, 'x')])]:
    warm(f, *first)
    for args in rest:
        tryit(f, *args)
