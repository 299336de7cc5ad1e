# add_note, __notes__, str and repr of exceptions, args.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

e = ValueError('a')
e.add_note('one'); e.add_note('two')
print(e.__notes__, e)
show(lambda: e.add_note(5))
e.__notes__ = 'odd'
show(lambda: e.add_note('three'))
del e.__notes__
show(lambda: e.__notes__)
for x in (ValueError(), ValueError(1), ValueError(1, 'b'), KeyError('k'), KeyError('a', 'b'), KeyError(), OSError(2, 'msg'), OSError(2, 'msg', 'file'), OSError('x'), OSError(1, 2, 3, 4, 5),
          SystemExit(3), StopIteration(4), UnicodeDecodeError('utf-8', b'a\xff', 1, 2, 'why'), UnicodeEncodeError('ascii', 'é', 0, 1, 'why'), SyntaxError('s', ('f', 1, 2, 't')),
          AttributeError('a', name='n', obj=5), NameError('n', name='q'), ImportError('i', name='m', path='p'), ExceptionGroup('g', [ValueError(1), KeyError(2)])):
    print(repr(x), '|', str(x), '|', x.args)
e = ValueError('a'); e.args = (1, 2)
print(repr(e), e)
e.args = 'xy'
print(e.args)
show(lambda: setattr(e, 'args', 5))
show(lambda: delattr(e, 'args'))
class A(Exception):
    def __str__(self): return 'custom'
class B(Exception):
    def __init__(self, x): self.x = x
class C(Exception):
    def __repr__(self): return 'C!'
print(repr(A(1)), str(A(1)), repr(B(3)), B(3).args, repr(C(1)), str(C(1)))
print(ValueError('a') == ValueError('a'), hash(ValueError()) is None)
show(lambda: ValueError(a=1))
show(lambda: B())
show(lambda: BaseException.__new__(ValueError, 1, k=2))
show(lambda: Exception.__init__(ValueError(1), 2))
