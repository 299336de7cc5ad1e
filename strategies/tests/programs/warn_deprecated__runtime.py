# DeprecationWarnings raised at run time in the main program.
print(~True)
def gen():
    try:
        yield 1
    except KeyError as e:
        print(repr(e))
        yield 2
g = gen()
next(g)
print(g.throw(KeyError, 'three arguments form'))
b = False
for _ in range(3):
    print(~b)
