import sys
print("one", file=sys.stderr)
print("two")
sys.stderr.write("three\n")
sys.stdout.write("four\n")
print("a", "b", sep="-", end="!\n", file=sys.stderr, flush=True)
print("no newline at the end", end="", file=sys.stderr)
