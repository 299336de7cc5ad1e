# sys.exit with a message goes to stderr, exit code 1.
import sys

def f():
    try:
        sys.exit('fatal: bye')
    finally:
        print('finally ran')


print('start')
f()
print('never')
