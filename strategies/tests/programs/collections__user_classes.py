# UserDict, UserList and UserString.
from collections import UserDict, UserList, UserString


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


class D(UserDict):
    def __setitem__(self, k, v):
        super().__setitem__(str(k), v)
d = D({1: 'a'}, b=2)
d[3] = 'c'
d.update({4: 5})
print(d, d.data, d['1'], '3' in d, len(d), list(d), d.get('zz', 0), d.pop('b'), d == {'1': 'a', '3': 'c', '4': 5}, d.copy(), type(d.copy()), d | {'q': 1}, isinstance(d, dict))
show(lambda: d['nope'])
class M(UserDict):
    def __missing__(self, k): return f'missing {k}'
print(M()['x'], 'x' in M(), M().get('x'))
l = UserList([3, 1, 2])
l.append(4)
l.sort()
print(l, l[0], l[1:3], type(l[1:3]), l + [9], [9] + l, l * 2, len(l), 2 in l, l == [1, 2, 3, 4], l.data, l.index(3), l.pop(), l.reverse(), l, l < [9], isinstance(l, list))
show(lambda: l[10])
s = UserString('Hello')
print(s, s.upper(), type(s.upper()), s + '!', '>' + s, s * 2, s[0], s[::-1], len(s), s == 'Hello', s.find('l'), s.replace('l', 'L'), 'ell' in s, s.data, hash(s) == hash('Hello'), isinstance(s, str), s.split('l'), s % ())
