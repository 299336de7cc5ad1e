# Writing to stderr leaves stdout and the exit code alone.
import sys

print('to stderr', 1, file=sys.stderr, flush=True)
print('to stdout')
print('sep', 'end', sep='-', end='|', file=sys.stderr)
print(sys.stderr.write('raw\n'), sys.stderr.flush(), sys.stderr.writable())
sys.stderr.writelines(['a\n', 'é\n'])
print(repr('\ud800'.encode('utf-8', 'backslashreplace')), file=sys.stderr)
