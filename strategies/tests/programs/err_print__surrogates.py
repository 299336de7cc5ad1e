# Surrogates written to stderr and in the message of an uncaught exception.
import sys

print('a', '\ud800', 'b', file=sys.stderr)
sys.stderr.write('\udcff\ud800 end\n')
raise ValueError('end \ud800')
