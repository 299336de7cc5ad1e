# Calling str's methods with wrong arguments, and dunder access.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: 'a'.foo)
show(lambda: 'a'.nope())
a = 'a'
show(lambda: a())
show(lambda: str.join('a'))
show(lambda: str.lower())
show(lambda: ('abc'.__getitem__(1), 'abc'.__len__(), 'abc'.__contains__('b'), 'a'.__add__('b'), 'a'.__mul__(3), 'a'.__rmul__(2), 'a'.__mod__(())))
show(lambda: 'a'.__add__(1))
show(lambda: ('a'.__eq__(1), 'a'.__lt__('b'), 'a'.__lt__(1), 'a'.__hash__() == hash('a'), 'a'.__str__(), 'a'.__repr__()))
show(lambda: 'a'.__contains__(1))
show(lambda: str(1, 2, 3, 4))
show(lambda: str(foo=1))
show(lambda: chr(-1))
show(lambda: chr(0x110000))
show(lambda: chr('a'))
show(lambda: chr(1.0))
show(lambda: ord('ab'))
show(lambda: ord(''))
show(lambda: ord(1))
show(lambda: (ord('é'), ord('😀'), chr(233), chr(0x1f600), ord(b'a'), ord(bytearray(b'z'))))
show(lambda: ord(b'ab'))
show(lambda: (len('é😀'), len('')))
def attr():
    'a'.x = 1
show(attr)
class S(str):
    def __new__(cls, v):
        self = super().__new__(cls, v * 2)
        self.orig = v
        return self
    def __len__(self):
        return 99
s = S('ab')
print(s, s.orig, len(s), s.upper(), type(s.upper()), type(s + 'x'), s == 'abab', {'abab': 1}[s], type(s[:]), type(s * 1))
class Bad:
    def __str__(self):
        return 5
    def __repr__(self):
        return None
show(lambda: str(Bad()))
show(lambda: repr(Bad()))
show(lambda: print(Bad()))
show(lambda: '%s' % Bad())
show(lambda: '%r' % Bad())
show(lambda: ascii(Bad()))
show(lambda: [Bad()].__repr__())
