# sys: the attributes a program commonly reads.
import sys


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


print(sys.argv, sys.version_info[:2], sys.version_info.major, sys.version_info >= (3, 14), sys.maxsize, sys.byteorder, sys.maxunicode, sys.getrecursionlimit())
print(type(sys.version), sys.version.startswith('3.14'), type(sys.platform), type(sys.path), 'sys' in sys.modules, sys.modules['sys'] is sys, '__main__' in sys.modules, sys.modules['__main__'].__name__)
print(type(sys.executable), sys.implementation.name != '', isinstance(sys.hexversion, int), sys.hash_info.width, sys.hash_info.modulus, sys.int_info.bits_per_digit > 0, sys.float_info.max, sys.float_repr_style)
print(sys.intern('abc') is sys.intern('ab' + 'c'), sys.getdefaultencoding(), sys.flags.optimize, sys.exc_info(), sys.is_finalizing(), sys.__stdout__ is sys.stdout, isinstance(sys.builtin_module_names, tuple))
show(lambda: sys.intern(5))
show(lambda: sys.setrecursionlimit(0))
show(lambda: sys.setrecursionlimit('a'))
show(lambda: sys.nope)
sys.setrecursionlimit(500)
print(sys.getrecursionlimit())
def deep(n):
    return deep(n + 1)
try:
    deep(0)
except RecursionError as e:
    print(type(e).__name__, str(e)[:32])
sys.setrecursionlimit(1000)
try:
    1 / 0
except ZeroDivisionError:
    t, v, tb = sys.exc_info()
    print(t.__name__, v, tb is not None, sys.exception() is v)
print(sys.exc_info(), sys.exception())
print(sys.stdout.write('text\n'), sys.stdout.writelines(['a', 'b\n']), sys.stdout.flush(), sys.stdout.writable(), sys.stdin.read(), sys.stdin.readline(), list(sys.stdin))
show(lambda: sys.stdout.write(5))
show(lambda: sys.stdout.write(b'x'))
print(sys.stdout.name, sys.stdin.name, sys.stderr.name, sys.stdout.encoding, sys.stdout.mode)
f = sys._getframe()
print(f.f_code.co_name, f.f_lineno, f.f_globals is globals(), f.f_back)
def caller():
    return sys._getframe(1).f_lineno, sys._getframe().f_code.co_name, sorted(sys._getframe().f_locals)
print(caller())
show(lambda: sys._getframe(100))
print(type(sys.version_info).__name__, len(sys.version_info), sys.version_info.releaselevel)
