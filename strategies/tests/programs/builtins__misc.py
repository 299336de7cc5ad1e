# chr, ord, hash, id, bin, hex, oct, len, callable, __import__, input.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: (chr(97), chr(0), ord('a'), bin(5), bin(-5), bin(0), hex(255), hex(-255), oct(8), oct(-8), len('abc'), len({}), len(range(5)), bin(True)))
show(lambda: bin(1.5))
show(lambda: hex('a'))
show(lambda: oct(None))
show(lambda: len(5))
show(lambda: len())
show(lambda: len([], []))
show(lambda: (hash(1), hash(True), hash(0.5), hash(None) == hash(None), hash('a') == hash('a'), hash((1, 2)), hash(-1), hash(2**61 - 1)))
show(lambda: hash())
show(lambda: hash([]))
show(lambda: hash(set()))
show(lambda: hash(slice(1)) == hash(slice(1)))
a = []
show(lambda: (id(a) == id(a), id(a) != id([1]) or True, type(id(a))))
show(lambda: id())
class L:
    def __init__(self, v): self.v = v
    def __len__(self): return self.v
show(lambda: (len(L(3)), len(L(True))))
show(lambda: len(L(-1)))
show(lambda: len(L(1.5)))
show(lambda: len(L('a')))
show(lambda: len(L(2**70)))
show(lambda: (__import__('math').floor(1.5), __import__('math').__name__))
show(lambda: __import__('no_such_module'))
show(lambda: __import__(''))
show(lambda: __import__(5))
show(lambda: input())
show(lambda: input("prompt> "))
show(lambda: input(1, 2))
import builtins
print(builtins.len is len, builtins.__name__, 'print' in dir(builtins), __builtins__ is builtins or 'dict')
builtins.my_global = 'visible everywhere'
print(my_global)
len_backup = len
len = lambda x: 'shadow'
print(len([1]))
del len
print(len([1]))
class I:
    def __index__(self): return 10
show(lambda: (bin(I()), hex(I()), oct(I()), chr(I() .__index__())))
show(lambda: (type(print), type(len), print.__name__, len.__name__, repr(len), len.__doc__ is not None, len.__self__ is builtins, len.__module__))
show(lambda: (__name__, __doc__, __file__.endswith('.py'), __spec__ is None))
show(lambda: copyright is not None or 1)
show(lambda: (issubclass(KeyError, LookupError), type(Exception), Exception.__name__, BaseException.__subclasses__() != []))
show(lambda: (breakpoint is not None, exit is not None or 1))
