a, *b = [1, 2, 3]
print(a, b)
*a, b = "xyz"
print(a, b)
a, *b, c = range(5)
print(a, b, c)
a, *b, c = (1, 2)
print(a, b, c)
(a, (b, *c), *d), e = (1, (2, 3, 4), 5, 6), 7
print(a, b, c, d, e)
[a, [b, c]] = [1, "bc"]
print(a, b, c)
*a, = {}
print(a)
for x, (y, *z) in [(1, "abc"), (2, [9])]:
    print(x, y, z)
a, b = {"k": 1, "l": 2}
print(a, b)
a, b = (i * i for i in (3, 4))
print(a, b)

def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)

def few(): a, b, c = 1, 2
def many(): a, b = 1, 2, 3
def many_list(): a, b = [1, 2, 3]
def many_str(): a, b = "abc"
def many_gen(): a, b = iter(range(5))
def few_gen(): a, b = iter(range(1))
def star_few(): a, *b, c = [1]
def star_none(): a, b, *c = ()
def scalar(): a, b = 5
def none(): a, b = None
def star_scalar(): a, *b = 1.5
def many_dict(): a, = {1: 1, 2: 2}
def set_few(): a, b = {1}
def custom():
    class It:
        def __iter__(self):
            raise KeyError("from iter")
    a, b = It()
def custom2():
    class It:
        def __getitem__(self, i):
            if i > 3:
                raise IndexError
            return i
    a, b, *c = It()
    print(a, b, c)
    a, b = It()
for f in (few, many, many_list, many_str, many_gen, few_gen, star_few, star_none, scalar, none, star_scalar, many_dict, set_few, custom, custom2):
    attempt(f)
