# A function reads a global or builtin many times while it is changed.
value = 1
def get(): return value
def loop(n=20):
    for _ in range(n): r = get()
    return r
print(loop())
value = "changed"
print(loop())
del value
try:
    get()
except NameError as e:
    print(e)
value = 3
print(loop())
for i in range(200):
    globals()[f"filler{i}"] = i
print(loop(), filler199)
def use_len(x): return len(x)
def call(n=20):
    for _ in range(n): r = use_len([1, 2, 3])
    return r
print(call())
len = lambda x: "shadowed"
print(call())
del len
print(call())
import builtins
saved = builtins.len
builtins.len = lambda x: "builtin replaced"
print(call())
builtins.len = saved
print(call())
builtins.made_up = "new builtin"
def read_made_up(): return made_up
print([read_made_up() for _ in range(20)][-1])
made_up = "global hides it"
print([read_made_up() for _ in range(20)][-1])
del made_up
print(read_made_up())
del builtins.made_up
try:
    read_made_up()
except NameError as e:
    print(e)
def f(): return "first f"
def call_f(): return f()
print([call_f() for _ in range(20)][-1])
def f(x=2): return "second f", x
print([call_f() for _ in range(20)][-1])
f.__defaults__ = (99,)
print([call_f() for _ in range(20)][-1])
f.__code__ = (lambda x=0: ("code", x)).__code__
print([call_f() for _ in range(20)][-1])
class f:
    def __repr__(self): return "class f"
print([call_f() for _ in range(20)][-1])
f = len
try:
    call_f()
except TypeError as e:
    print(e)
def counter():
    global total
    total += 1
total = 0
for _ in range(100): counter()
print(total)
ns = {"v": 1}
exec("def g(): return v", ns)
g = ns["g"]
print([g() for _ in range(20)][-1])
ns["v"] = 2
print(g())
ns.pop("v")
try:
    g()
except NameError as e:
    print(e)
range_ = range
def shadow_local():
    range = lambda n: "local range"
    return range(3), [range_(2)]
print(shadow_local())
