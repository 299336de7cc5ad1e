# sys.exit with an object prints its str.
import sys

class E:
    def __str__(self):
        return 'object code'


print(len(sys.argv))
sys.exit((E(), 1) and [1, 'two'])
