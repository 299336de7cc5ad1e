# Ordering, equality, membership and hashing of strings.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


words = ['', 'a', 'A', 'aa', 'ab', 'b', 'é', 'z', '中', '😀', '\uffff']
for a in words:
    print(''.join('<' if a < b else '>' if a > b else '=' for b in words), [a <= b for b in words].count(True))
print(sorted(words, reverse=True))
show(lambda: 'a' < 1)
show(lambda: 'a' >= None)
show(lambda: ('a' == 1, 'a' != b'a', 'a' == 'a'))
show(lambda: ('b' in 'abc', '' in 'abc', 'ac' in 'abc', '' in '', 'é' in 'caf\xe9', '😀' in 'x😀'))
show(lambda: 1 in 'abc')
show(lambda: None in 'abc')
show(lambda: b'a' in 'abc')
show(lambda: (hash('abc') == hash('ab' + 'c'), hash('') == hash(str()), hash('é') == hash('\xe9')))
show(lambda: ('a' * 3 == 'aaa', 'a' * 0, 'a' * -1, 3 * 'ab'))
show(lambda: 'a' * 1.5)
show(lambda: 'a' + 1)
show(lambda: 1 + 'a')
show(lambda: 'a' * 'b')
show(lambda: 'a' - 'b')
show(lambda: -'a')
show(lambda: 'a' + None)
show(lambda: 'a' + b'a')
show(lambda: 'x' * (2**62))
show(lambda: (min('hello'), max('hello'), list('añ'), tuple('ab'), sorted('hello'), list(reversed('abc'))))
show(lambda: min(''))
it = iter('ab')
show(lambda: (next(it), next(it)))
show(lambda: next(it))
x = 'ab'
x += 'cd'
x *= 2
print(x)
