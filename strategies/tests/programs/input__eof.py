# input() and sys.stdin at end of file.
import sys


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: input())
show(lambda: input('prompt: '))
print()
show(lambda: sys.stdin.read())
show(lambda: sys.stdin.readline())
show(lambda: sys.stdin.readlines())
show(lambda: list(sys.stdin))
try:
    while True:
        input()
except EOFError as e:
    print(type(e).__name__, e, e.args, isinstance(e, Exception))
print(sys.stdin.isatty(), sys.stdin.readable(), sys.stdin.closed, next(sys.stdin, 'none'))
