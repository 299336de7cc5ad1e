# Holds every sequence of the superinstructions' catalogue at least once, on values that succeed and on values that raise.
LIMIT = 7


class Node:
    def __repr__(self):
        return f'Node({self.n})'

    def __init__(self, n, next=None):
        self.n = n
        self.next = next

    def same(self, x):
        return x


def identity(x):
    return x


def arithmetic(x, y, z):
    a = x * y
    b = x + y * z
    c = x * (y + 1)
    d = 2 * z
    e = x - 1
    f = e + 1
    g = a + f
    return [a, b, c, d, e, f, g, x * 2.5, y - 3]


def text(x):
    if x == 'abc':
        return 'abc' + x + 'def'
    return x


def swapped(a, b):
    a, b = b, a
    c, d = [b, a]
    return a, b, c, d


def attributes(o, x):
    o.n = x
    o.n = x * 2
    o.n += 1
    y = o
    y.n
    identity(x)
    o.n
    identity(x)
    return o.n + x, o.same(x), x


def branches(x, y, c):
    if c:
        return x
    if x < 3:
        y = y + 1
    if x * x < y * y:
        x = x + 10
    if x == LIMIT:
        return None
    return identity(x - 1)


def loops(xs, pairs, table):
    total = 0
    small = 3
    for x in xs:
        total = total + x
    for x in xs:
        identity(x)
    for x in xs:
        if x < small:
            total = total + 100
    for x in xs:
        if x in table:
            total = total + 1000
    for a, b in pairs:
        total = total + a * b
    for i in range(len(table)):
        table[i] = i
    i = 0
    n = 5
    while i < n:
        i = i + 1
    return total, i, [x + 1 for x in xs], table


def chain(node):
    count = 0
    while node:
        count += 1
        node = node.next
    return count


def forever(o, x):
    while True:
        x = x + o.n
        if x > 40:
            break
    return x


def subscripts(a, i):
    a[0] += 5
    a[i] += 1
    k = i
    i = a[i]
    return a, i, k


def generator(xs):
    for x in xs:
        y = yield x
        if y:
            yield y + 1
    return x


def drive(xs):
    g = generator(xs)
    out = [next(g)]
    try:
        while True:
            out.append(g.send(3))
            out.append(g.send(None))
    except StopIteration as e:
        out.append(e.value)
    return out


class Odd:
    def __repr__(self):
        return 'Odd'

    def __getattr__(self, name):
        raise LookupError(name)

    def __lt__(self, other):
        return [] if other else 1 / 0

    def __bool__(self):
        raise ValueError('no truth')

    def __eq__(self, other):
        return Odd() if other else False


def failing():
    yield 1
    yield 2
    raise OSError('source')


lines = []


def attempt(f, *args):
    try:
        r = repr(f(*args))
    except Exception as e:
        places = []
        tb = e.__traceback__.tb_next
        while tb:
            code = tb.tb_frame.f_code
            places.append((code.co_name, tb.tb_lineno))
            tb = tb.tb_next
        r = f'{type(e).__name__}: {e} {places}'
    lines.append(f'{f.__name__}: {r}')


big = 1 << 70
for x, y, z in [(1, 2, 3), (1.5, 2, 3), (big, big, big), ('a', 2, 3), (None, 1, 1), (Odd(), 1, 2)]:
    attempt(arithmetic, x, y, z)
    attempt(branches, x, y, 0)
    attempt(branches, x, y, 1)
    attempt(swapped, x, y)
for x in ['abc', 'x', 3]:
    attempt(text, x)
attempt(attributes, Node(1), 5)
attempt(attributes, Node(1), None)
attempt(attributes, Odd(), 5)
attempt(attributes, 3, 5)
attempt(branches, 2, 6, Odd())
attempt(branches, 7, 0, 0)
attempt(loops, [1, 2, 3, 4], [(1, 2), (3, 4)], [9, 1, 2])
attempt(loops, [], [], [])
attempt(loops, [1, 'a'], [], [])
attempt(loops, [1], [(1, 2), (3,)], [])
attempt(loops, [1], [(1, 2), 3], [])
attempt(loops, failing(), [], [])
attempt(loops, [1], [], (1, 2))
attempt(loops, [1], [], 5)
attempt(loops, 5, [], [])
attempt(chain, Node(1, Node(2, Node(3))))
attempt(chain, Node(1, Odd()))
attempt(chain, Node(1, 5))
attempt(forever, Node(3), 1)
attempt(forever, Node('a'), 1)
attempt(forever, 3, 1)
attempt(subscripts, [1, 2, 3], 2)
attempt(subscripts, [1, 2, 3], 3)
attempt(subscripts, (1, 2), 1)
attempt(subscripts, ['a'], 0)
attempt(drive, [1, 2, 3])
result = '\n'.join(lines)
