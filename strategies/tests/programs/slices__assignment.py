s = list(range(6))
s[1:3] = "abc"
print(s)
s[:0] = [-1]
print(s)
s[len(s):] = (9, 9)
print(s)
s[2:2] = [7, 7]
print(s)
s[::2] = [0] * len(s[::2])
print(s)
s[3:1] = ["in"]
print(s)
s[-2:] = []
print(s)
s[::-1] = range(len(s))
print(s)
s[1:4] = s
print(s)
s[:] = {1: 2}
print(s)
def attempt(code):
    s = list(range(5))
    try:
        exec(code)
        print(s)
    except Exception as e:
        print(type(e).__name__, e)
for code in ("s[::2] = [1]", "s[1:2] = 5", "s[9] = 1", "s['a'] = 1", "s[::2] = 3", "s[4:0:-2] = [1, 2]", "s[::0] = []", "'abc'[0] = 'x'", "(1,)[0] = 2", "s[0:2] = iter([8])", "del s[4:1:-1]", "del s[::-2]", "s[100:] = [1]", "s[-1:-3] = [0]", "range(3)[0] = 1", "b'a'[0] = 1"):
    attempt(code)
