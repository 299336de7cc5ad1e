# Special methods of builtin classes called by hand with a wrong number of arguments.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

class C: pass
calls = [
    (object().__setattr__, 1, 2, 3), (object().__setattr__, 1), (object().__delattr__,), (object().__getattribute__,),
    ((1).__add__,), ((1).__add__, 1, 2), ((1).__pow__,), ((1).__pow__, 1, 2, 3), ((1).__rpow__,), ((1).__bool__, 1),
    ((1).__eq__,), ((1).__lt__, 1, 2), ((1).__hash__, 1), ((1).__neg__, 1), ((1).__divmod__,), ((1).__rdivmod__, 1, 2), ((1).__index__, 1),
    ([].__setitem__, 1), ([].__setitem__, 1, 2, 3), ({}.__setitem__, 1), ([].__delitem__,), ([].__len__, 1), ([].__iadd__,), ([].__imul__, 1, 2),
    ([].__mul__,), ([].__iter__, 1), (iter([]).__next__, 1), (property().__set__,), (property().__set__, 1), (property().__delete__,),
    (property().__get__,), (C().__init__, 1), (C().__repr__, 1), (C().__str__, 1), ('a'.__mod__,), ('a'.__contains__,), ((1,).__getitem__,),
    (object().__setattr__, 1, 2), (object().__getattribute__, 1), (object().__delattr__, 1), (print.__call__, 1, 2) if False else (C.__call__, 1),
]
for f, *args in calls:
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)
for f in (object().__setattr__, (1).__add__, [].__len__, 'a'.__eq__, (1).__pow__, [].__iter__):
    show(lambda: f(key=1))
show(lambda: object.__setattr__())
show(lambda: object.__setattr__(1))
show(lambda: int.__add__())
show(lambda: int.__add__('a', 1))
show(lambda: int.__add__(1))
show(lambda: list.__len__(5))
show(lambda: object.__repr__())
