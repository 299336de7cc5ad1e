# sys.exit with an integer.
import sys

try:
    sys.exit(5)
except SystemExit as e:
    print(type(e).__name__, e.code, e.args, str(e))
try:
    sys.exit()
except SystemExit as e:
    print(e.code, e.args)
try:
    sys.exit(1, 2)
except TypeError as e:
    print(e)
try:
    raise SystemExit('a', 'b')
except BaseException as e:
    print(e.code, isinstance(e, Exception))
try:
    try:
        sys.exit(3)
    finally:
        print('cleanup')
except SystemExit as e:
    print('caught', e.code)
print('before')
sys.exit(7)
