# Which special methods the built-in types have.
dunders = ['abs', 'add', 'and', 'bool', 'bytes', 'call', 'class_getitem', 'complex', 'contains', 'delitem', 'divmod', 'enter', 'eq', 'float', 'floordiv', 'format', 'getitem', 'hash', 'iadd', 'iand', 'imul', 'index', 'int', 'invert', 'ior', 'isub', 'iter', 'ixor', 'len', 'length_hint', 'lshift', 'lt', 'mod', 'mul', 'neg', 'next', 'or', 'pos', 'pow', 'radd', 'rand', 'rdivmod', 'reversed', 'rmul', 'ror', 'round', 'rsub', 'setitem', 'sub', 'truediv', 'trunc', 'xor', 'get', 'set', 'set_name', 'missing', 'init', 'new', 'dict', 'slots', 'match_args', 'subclasshook', 'reduce_ex', 'sizeof', 'dir', 'getstate', 'annotations', 'module', 'copy']
types_ = [int, float, bool, str, bytes, bytearray, list, tuple, dict, set, frozenset, range, slice, type(None), complex, object, type, type(iter([])), type(x for x in ()), type({}.keys()), type({}.values()), type({}.items()), enumerate, zip, map, filter, reversed, property, staticmethod, classmethod, super, Exception, type(len), type(lambda: 0), type(...), type(NotImplemented)]
for t in types_:
    print(t.__name__, [d for d in dunders if hasattr(t, f'__{d}__')])
print([t.__name__ for t in types_ if t.__hash__ is None])
class C: pass
class S: __slots__ = ()
print(sorted(C.__dict__), sorted(S.__dict__), [n for n in dir(C) if n not in dir(object)], [n for n in dir(S) if n not in dir(object)])
print(dir(object))
