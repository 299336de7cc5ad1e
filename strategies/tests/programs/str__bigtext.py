# Long strings built in loops keep their content.
s = ''
for i in range(2000):
    s += chr(97 + i % 26)
print(len(s), s[:30], s[-5:], s.count('a'), s.find('zab', 100), hash(s) == hash(''.join(chr(97 + i % 26) for i in range(2000))))
t = s.replace('a', 'é')
print(len(t), len(t.encode()), t.upper()[:5], t[26], t == s, t.replace('é', 'a') == s)
parts = s.split('m')
print(len(parts), 'm'.join(parts) == s, parts[0], parts[-1])
u = ''.join(sorted(set(s)))
print(u, u[::-1], u * 2)
acc = []
for i, c in enumerate(u):
    if i % 3 == 0:
        acc.append(c.upper())
    elif i % 3 == 1:
        acc.append(c * 2)
print(''.join(acc))
keep = s
s += '!'
print(len(keep), len(s))
count = {}
for c in 'the quick brown fox jumps over the lazy dog':
    count[c] = count.get(c, 0) + 1
print(sorted(count.items()))
print('x' * 100 == 'x' * 99 + 'x', ('ab' * 50)[37:41], ('é' * 1000).count('éé'))
w = 'The rain in Spain'.split()
print(' '.join(x[::-1] for x in w), ''.join(x[0] for x in w), max(w, key=len), sorted(w, key=str.lower))
