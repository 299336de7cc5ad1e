import sys
for code in (0, 5, None, "text", True, 256, -1, [1], 1.5):
    try:
        sys.exit(code)
    except SystemExit as e:
        print(repr(e), repr(e.code))
try:
    try:
        sys.exit(4)
    except Exception:
        print("not an Exception")
finally:
    print("on the way out")
