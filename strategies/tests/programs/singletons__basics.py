# None, NotImplemented and Ellipsis.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: (None, NotImplemented, Ellipsis, ..., [None, ...]))
show(lambda: (type(None), type(NotImplemented), type(...)))
show(lambda: (type(None)() is None, type(...)() is ..., type(NotImplemented)() is NotImplemented))
show(lambda: type(None)(1))
show(lambda: (bool(None), bool(...)))
show(lambda: bool(NotImplemented))
show(lambda: not NotImplemented)
show(lambda: (None == None, None != 0, None is None, ... is Ellipsis))
show(lambda: None < None)
show(lambda: None + 1)
show(lambda: -None)
show(lambda: None.foo)
n, e = None, ...
show(lambda: n[0])
show(lambda: n())
show(lambda: len(None))
show(lambda: list(None))
def for_none():
    for x in None:
        pass
show(for_none)
def setn():
    None.x = 1
show(setn)
def dele():
    x = None
    del x[0]
show(dele)
show(lambda: e())
show(lambda: str(None) + str(...) + str(NotImplemented))
show(lambda: {None: 1, ...: 2}[...])
show(lambda: hash(None) == hash(None))
show(lambda: (isinstance(None, type(None)), isinstance(None, object), None.__class__, None.__doc__ is None or 'doc'))
show(lambda: (None.__bool__(), None.__eq__(1), None.__repr__()))
show(lambda: f'{None:>8}|')
show(lambda: f'{None!s:>8}|{...!r:<9}|')
