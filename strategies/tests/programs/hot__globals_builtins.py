# Globals and builtins that change after code has warmed up.
import builtins

G = 1
def read():
    return G
def uselen(x):
    return len(x)
def late():
    return maybe
def calls(n):
    return helper(n)
def helper(n):
    return n + 1
for _ in range(60):
    read(), uselen('a'), calls(1)
G = 2
print(read())
globals()['G'] = 'via dict'
print(read())
len = lambda x: 'shadowed'
print(uselen('abc'))
del len
print(uselen('abc'))
old = builtins.len
builtins.len = lambda x: 'builtin changed'
print(uselen('abc'))
builtins.len = old
print(uselen('abc'))
try:
    late()
except NameError as e:
    print(e)
builtins.maybe = 'from builtins'
print(late())
maybe = 'from globals'
print(late())
del maybe
print(late())
del builtins.maybe
try:
    late()
except NameError as e:
    print(e)
helper = lambda n: n * 100
print(calls(2))
del helper
try:
    calls(2)
except NameError as e:
    print(e)
def helper(n, extra='default'):
    return n, extra
print(calls(3))
helper.__defaults__ = ('changed',)
print(calls(3))
del G
try:
    read()
except NameError as e:
    print(e)
for name in ['n%d' % i for i in range(100)]:
    globals()[name] = len(name)
print(n0, n99, uselen([1, 2]))
G = 'back'
print([read() for _ in range(3)])
def shadow():
    for _ in range(3):
        print(max(1, 2), end=' ')
    print()
shadow()
max = min
shadow()
del max
shadow()
