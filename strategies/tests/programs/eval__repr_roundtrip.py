# eval(repr(x)) == x for nested built-in values.
values = [0, -5, 2**100, 1.5, -0.0, 1e300, 5e-324, 1e22, 0.1, 'a\'b"c\n\\\x00é\u200b😀', "it's", b'\x00\xff\'"', [1, [2, (3,)]], (), (1,), {'a': [1, {'b': None}]}, {1, 2, 3}, frozenset([1]), set(), True, None, ..., 3 + 4j, -1j, range(1, 5, 2), slice(1, None, 2), bytearray(b'ab\x01'), [[], {}, ()], {(1, 2): {3: {4}}}, 'a' * 50, [1.0, 2, '3', b'4'], {1: 'x', 'y': 2.5, None: True}, complex(0.0, 1.5), NotImplemented]
for v in values:
    r = repr(v)
    w = eval(r)
    print(r, w == v, type(w) is type(v), repr(w) == r)
    if isinstance(v, (list, tuple, dict, str)):
        print(str(v) == f'{v}' == '%s' % (v,) == format(v), ascii(v))
import math
print(math.copysign(1, eval(repr(-0.0))), eval('-0.0'), eval('[-0.0]'), eval("{'a': -1}"), eval('1_000'), eval('0x_ff'), eval('1e3'), eval('"\\x41\\u00e9"'), eval("b'\\x41'"), eval('(1)'), eval('(1,)'), eval('not 1'), eval('1 if 0 else 2'), eval('[*range(3)]'), eval('{**{1: 2}}'), eval('f"{1+1}"'))
