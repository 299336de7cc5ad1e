# print with sep, end, file and flush.
import io
import sys


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


print()
print(1, 'a', None, [1], sep='-')
print('a', 'b', sep='')
print('a', 'b', sep=None, end=None)
print('no newline', end='')
print(' | next', end='!\n')
print(*range(5), sep=', ', end=' end\n')
print('multi\nline', 'tab\tx', 'é中😀')
print(end='')
print('x', file=sys.stdout)
b = io.StringIO()
print('captured', 5, file=b, sep='=')
print(repr(b.getvalue()))
class W:
    def __init__(self):
        self.parts = []
    def write(self, s):
        self.parts.append(s)
    def flush(self):
        self.parts.append('FLUSH')
w = W()
print('a', 1, file=w, flush=True)
print(file=w)
print(w.parts)
show(lambda: print('a', sep=5))
show(lambda: print('a', end=1))
show(lambda: print('a', foo=1))
show(lambda: print('a', file=5))
show(lambda: print('a', file=None))
class NoWrite:
    pass
show(lambda: print('a', file=NoWrite()))
print(print('inner'))
old = sys.stdout
sys.stdout = w
print('redirected')
sys.stdout = old
print(w.parts[-2:])
print(True, 1.0, 1e100, -0.0, 2**70, b'x', ..., int, len.__name__)
class S:
    def __str__(self):
        return 'S!'
class R:
    def __repr__(self):
        return 'R!'
print(S(), R(), [R()], {'k': R()}, (R(),))
