# The handler's variable is deleted; nested handlers restore sys.exception().

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

import sys
def names():
    try: raise ValueError('a')
    except ValueError as e:
        inside = e
    try: e
    except UnboundLocalError as u: print(u)
    return inside
print(repr(names()))
def rebinding():
    try: raise ValueError('a')
    except ValueError as e:
        e = 5
    return 'e' in locals()
print(rebinding())
def deleting():
    try: raise ValueError('a')
    except ValueError as e:
        del e
    return 'fine'
print(deleting())
def nested():
    out = [repr(sys.exception())]
    try: raise ValueError(1)
    except ValueError:
        out.append(repr(sys.exception()))
        try: raise KeyError(2)
        except KeyError:
            out.append(repr(sys.exception()))
        out.append(repr(sys.exception()))
    out.append(repr(sys.exception()))
    return out
print(nested())
def gen():
    try: raise ValueError('gen')
    except ValueError:
        yield repr(sys.exception())
        yield repr(sys.exception())
g = gen()
try: raise KeyError('outer')
except KeyError:
    print(next(g), repr(sys.exception()), next(g), repr(sys.exception()))
print(sys.exception(), sys.exc_info())
def loop():
    for i in range(3):
        try: 1 / (i - 1)
        except ZeroDivisionError as e: continue
        finally: print('finally', i, sys.exception())
loop()
e = 'module'
try: raise ValueError
except ValueError as e: pass
show(lambda: e)
