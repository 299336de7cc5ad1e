# What raise takes, and when it refuses.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

class Odd(Exception):
    def __new__(cls, *a):
        return 5
class NeedsArgs(Exception):
    def __init__(self, a, b): super().__init__(a, b)
class Meta(type):
    def __instancecheck__(cls, o): return True
class Custom(Exception, metaclass=Meta): pass
def raises(x, *cause):
    if cause: raise x from cause[0]
    raise x
for x in (ValueError, ValueError('a'), ValueError('a', 1), 5, 'text', None, int, Odd, NeedsArgs, NeedsArgs(1, 2), object(), BaseException):
    try: raises(x)
    except BaseException as e: print(type(e).__name__, e.args, e)
for c in (KeyError, KeyError('c'), None, 5, int):
    try: raises(ValueError('v'), c)
    except Exception as e: print(type(e).__name__, e, repr(e.__cause__), e.__suppress_context__)
def bare(): raise
show(bare)
def catch_odd():
    try: raise KeyError('x')
    except Custom: return 'custom'
    except KeyError: return 'key'
print(catch_odd())
def catch(kinds):
    try: raise KeyError('x')
    except kinds: return 'caught'
show(catch, KeyError)
show(catch, (ValueError, (KeyError, 5)))
show(catch, (ValueError, KeyError))
show(catch, 5)
show(catch, ())
show(catch, (ValueError, 5))
show(catch, [KeyError])
show(catch, LookupError)
show(catch, BaseException)
