# The names in types, and which values have those types.
import types


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


def f(): pass
def g(): yield
class A:
    def m(self): pass
    x = property(lambda self: 1)
    __slots__ = ('s',)
pairs = [('FunctionType', f), ('LambdaType', lambda: 1), ('GeneratorType', g()), ('MethodType', A().m), ('BuiltinFunctionType', len), ('BuiltinMethodType', [].append), ('ModuleType', types), ('CodeType', f.__code__),
         ('CellType', (lambda x: lambda: x)(1).__closure__[0]), ('NoneType', None), ('EllipsisType', ...), ('NotImplementedType', NotImplemented), ('MethodDescriptorType', str.join), ('WrapperDescriptorType', object.__init__),
         ('MethodWrapperType', 'a'.__add__), ('MappingProxyType', A.__dict__), ('UnionType', int | str), ('GenericAlias', list[int]), ('MemberDescriptorType', A.s), ('GetSetDescriptorType', types.FunctionType.__code__),
         ('ClassMethodDescriptorType', dict.__dict__['fromkeys'])]
for name, value in pairs:
    t = getattr(types, name)
    print(name, t, isinstance(value, t), type(value) is t)
try:
    raise ValueError
except ValueError as e:
    print(isinstance(e.__traceback__, types.TracebackType), isinstance(e.__traceback__.tb_frame, types.FrameType))
m = types.ModuleType('mymod', 'docs')
m.x = 5
print(m, m.__name__, m.__doc__, m.x, sorted(m.__dict__))
show(lambda: types.ModuleType())
show(lambda: types.ModuleType(5))
show(lambda: m.nope)
h = types.FunctionType(f.__code__, {}, 'renamed')
print(h.__name__, h())
def k(a, b=2): return a + b + c
h = types.FunctionType(k.__code__, {'c': 100}, 'h', (5,), None)
print(h(1), h(1, 1), h.__defaults__)
show(lambda: types.FunctionType(5, {}))
show(lambda: types.FunctionType(k.__code__, 5))
show(lambda: types.FunctionType())
b = types.MethodType(lambda self, y: (self, y), 'inst')
print(b(2), b.__self__, b.__func__('s', 1))
show(lambda: types.MethodType(5, 1))
show(lambda: types.MethodType(f, None))
show(lambda: types.MethodType(f))
C = types.new_class('C', (A,), {}, lambda ns: ns.update(z=7))
print(C, C.z, C.__mro__[1] is A, types.resolve_bases((A,)) == (A,), types.CellType(5).cell_contents)
show(lambda: types.CellType().cell_contents)
show(lambda: types.NoneType() is None)
show(lambda: types.GeneratorType())
show(lambda: types.CodeType())
class D:
    v = types.DynamicClassAttribute(lambda self: 3)
print(D().v)
