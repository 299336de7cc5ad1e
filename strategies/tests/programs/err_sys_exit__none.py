# sys.exit(None) and falsy codes.
import sys

print('out')
sys.stderr.write('err text\n')
sys.exit(None)
