# __future__ imports.
from __future__ import annotations, division, print_function
import __future__

def f(a: not_defined, b: list[1 + 1] = 3, *args: "str", **kw: x.y[z]) -> None | undefined:
    return a, b
print(f(1), f.__annotations__)
class C:
    v: undefined_type = 5
    w: "quoted"
    x: 1 + 2 * (3)
    def m(self, q: lambda: 5) -> [i for i in y]: ...
print(C.__annotations__, C.m.__annotations__, C().v)
z: also_undefined = 1
print(__annotations__, z)
print(annotations, annotations.optional, annotations.mandatory, __future__.division.getOptionalRelease(), __future__.all_feature_names[:3])
try:
    exec('from __future__ import nope')
except SyntaxError as e:
    print(e.msg)
try:
    exec('x = 1\nfrom __future__ import division')
except SyntaxError as e:
    print(e.msg, e.lineno)
try:
    exec('from __future__ import braces')
except SyntaxError as e:
    print(e.msg)
