# Exception groups: split, subgroup, derive, nesting.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

class MyGroup(ExceptionGroup):
    def derive(self, excs): return MyGroup(self.message + '!', excs)
eg = ExceptionGroup('top', [ValueError(1), ExceptionGroup('in', [KeyError(2), TypeError(3)]), OSError(4)])
print(repr(eg)); print(eg.message, eg.exceptions[1].exceptions)
for cond in (ValueError, KeyError, (KeyError, OSError), lambda e: isinstance(e, LookupError), Exception, ExceptionGroup, AttributeError):
    print(repr(eg.subgroup(cond)), '|', tuple(map(repr, eg.split(cond))))
mg = MyGroup('mine', [ValueError(1), KeyError(2)])
print(tuple(map(repr, mg.split(ValueError))))
show(lambda: ExceptionGroup('a', []))
show(lambda: ExceptionGroup('a', 5))
show(lambda: ExceptionGroup('a', [5]))
show(lambda: ExceptionGroup(5, [ValueError()]))
show(lambda: ExceptionGroup('a'))
show(lambda: ExceptionGroup('a', [KeyboardInterrupt()]))
show(lambda: BaseExceptionGroup('a', [ValueError()]))
show(lambda: type(BaseExceptionGroup('a', [KeyboardInterrupt()])).__name__)
show(lambda: eg.split(5))
show(lambda: setattr(eg, 'message', 'x'))
eg.add_note('noted')
m, r = eg.split(ValueError)
print(m.__notes__, r.__notes__, m.__notes__ is r.__notes__)
def handle(g):
    out = []
    try: raise g
    except* ValueError as e: out.append(('v', repr(e)))
    except* (KeyError, TypeError) as e: out.append(('kt', repr(e)))
    except* OSError as e: out.append(('o', repr(e)))
    return out
print(handle(eg)); print(handle(ValueError('bare')))
def partial():
    try: raise eg
    except* ValueError: pass
show(partial)
def reraise():
    try: raise ExceptionGroup('g', [ValueError(1), KeyError(2)])
    except* ValueError: raise
    except* KeyError: raise TypeError('new')
show(reraise)
def bad():
    try: raise ValueError
    except* ExceptionGroup: pass
show(bad)
