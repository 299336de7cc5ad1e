import builtins
_len, _range, _repr, _print, _type, _str, _isinstance = len, range, repr, print, type, str, isinstance
def note(tag, results):
    seen = {}
    order = 0
    for i in _range(_len(results)):
        text = results[i]
        if text not in seen:
            seen[text] = [_len(seen) + 1, i, 0]
        seen[text][2] += 1
        order = (order * 31 + seen[text][0]) % 1000003
    for text in seen:
        _print(tag, seen[text][1], seen[text][2], text)
    _print(tag, order)
def masked(text):
    first, *rest = text.split(' at 0x')
    return first + ''.join([' at 0x' + t.lstrip('0123456789abcdef') for t in rest])
def show(value):
    try:
        return masked(_repr(value))
    except Exception as e:
        return 'unprintable ' + _type(e).__name__
def upto(key):
    if key == 4:
        raise IndexError(key)
    return show(key)
def failure(e):
    return masked(_type(e).__name__ + ': ' + _str(e))
def shrink(items):
    for v in items:
        if _isinstance(v, (list, bytearray)) and _len(v) > 200:
            del v[200:]
def drive(tag, site, items, rounds):
    results = []
    for i in _range(rounds):
        try:
            results.append(show(site(*items[i % _len(items)])))
        except Exception as e:
            results.append(failure(e))
        shrink(items[i % _len(items)])
    note(tag, results)
class I(int):
    pass
class F(float):
    pass
class S(str):
    pass
class L(list):
    pass
class T(tuple):
    pass
class D(dict):
    def __missing__(self, key):
        return ('missing', key)
class E(Exception):
    pass
class N:
    def __init__(self, v):
        self.v = v
    def __repr__(self):
        return f'N({self.v!r})'
    def __add__(self, other):
        return ('add', self.v, show(other))
    def __radd__(self, other):
        return ('radd', self.v, show(other))
    def __iadd__(self, other):
        return ('iadd', self.v, show(other))
    def __mul__(self, other):
        return NotImplemented
    def __rsub__(self, other):
        return ('rsub', show(other))
    def __and__(self, other):
        raise E('and')
    def __eq__(self, other):
        return ('eq', self.v)
    def __lt__(self, other):
        return self.v == 1
    def __hash__(self):
        return 7
    def __getitem__(self, key):
        if key == 5:
            raise IndexError('five')
        return ('item', show(key))
    def __index__(self):
        return self.v
    def __bool__(self):
        if self.v == 3:
            raise E('bool')
        return self.v != 0
class M:
    def __len__(self):
        return self.__dict__.get('n', 2)
    def __contains__(self, x):
        return x
    def __iter__(self):
        yield from (7, 8)
    def __call__(self, *args, **kwargs):
        return ('call', show(args), sorted(kwargs))
    def __repr__(self):
        return 'M()'
class It:
    def __init__(self, n, fail=False):
        self.n = n
        self.fail = fail
    def __iter__(self):
        return self
    def __next__(self):
        if self.n <= 0:
            if self.fail:
                raise E('next')
            raise StopIteration(9)
        self.n -= 1
        return self.n
def count(n):
    while n > 0:
        n -= 1
        yield n
    return 'counted'
