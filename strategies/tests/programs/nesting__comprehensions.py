# How deep comprehensions and blocks may nest.
def inside(n, target='v'):
    text = '1'
    for _ in range(n): text = f'[{text} for {target} in [0]]'
    return text
def first(n):
    text = '[0]'
    for _ in range(n): text = f'[v for v in {text}]'
    return text
def generators(n):
    text = '1'
    for _ in range(n): text = f'({text} for v in [0])'
    return text
def blocks(n, inner):
    return ''.join(' ' * i + 'for x in y:\n' for i in range(n)) + ' ' * n + inner + '\n'
def attempt(text):
    try:
        compile(text, '<x>', 'exec')
        return 'fine'
    except SyntaxError as e:
        return (e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
for n in (1, 20, 21, 22, 23, 30):
    print(n, attempt('x = ' + inside(n)), attempt('def f():\n  x = ' + inside(n)), attempt('class C:\n  x = ' + inside(n)))
    print(n, attempt(inside(n, 'a.b')), attempt(inside(n, '(a, b)')), attempt(first(n)), attempt(generators(n)))
    print(n, attempt(inside(n).replace('[', '{').replace(']', '}')), attempt(blocks(n, 'pass')))
for loops in (5, 19, 20, 21):
    print(loops, [attempt(blocks(loops, 'z = ' + inside(n))) for n in (0, 1, 2, 3, 16, 17)])
print(attempt('[1 ' + 'for v in [0] ' * 60 + ']'))
print(eval(inside(21)), eval(first(50)))
