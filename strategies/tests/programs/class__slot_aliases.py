# Special methods of builtin types stored under another special method's name.
class Shown(int):
    __str__ = int.__repr__
    def __repr__(self):
        return 'R'
print(str(Shown(3)), repr(Shown(3)), f'{Shown(4)}')
class Late(int):
    def __repr__(self):
        return 'R'
print(str(Late(5)))
Late.__str__ = int.__repr__
print(str(Late(5)))
class Swapped(int):
    __lt__ = int.__gt__
    __add__ = int.__sub__
print(Swapped(1) < 2, Swapped(5) + 3, Swapped(5) - 3, 3 + Swapped(5))
class L(list):
    __len__ = list.__sizeof__
    __iadd__ = list.__add__
a = b = L([1])
a += [2]
print(a, b, type(a).__name__)
class Meta(type):
    pass
class WithMeta(metaclass=Meta):
    x = 1
print(sorted(n for n in Meta.__dict__ if n.startswith('__d')), 'x' in WithMeta.__dict__, len(list(WithMeta.__dict__.items())) > 3)
WithMeta.y = 2
print(WithMeta.__dict__['y'], vars(WithMeta)['x'])
