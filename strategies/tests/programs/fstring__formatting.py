# f-strings: conversions, nested specs, =, quotes, evaluation order.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


x = 42
name = 'wörld'
pi = 3.14159265
d = {'a': 1, 'b': [1, 2]}
print(f'', f'{x}', f'{x}{name}', f'{{}}', f'{{{x}}}', f'{x!r} {name!r} {name!a} {name!s}')
print(f'{x:5}|{x:<5}|{x:^5}|{x:05}|{x:#x}', f'{pi:.2f} {pi:8.3f}|{pi:e}')
print(f'{x=} {x = } {x=:5} {x=!s} {name=} {name=!s} {pi=:.2f} {x + 1=} {d["a"]=}')
print(f'{d["b"][0]} {d["a"]} {"nested " + f"{x + 1}"}')
w, p = 10, 3
print(f'{pi:{w}.{p}f}|{pi:{w}}|{name:>{w}}|{name!r:>{w + 2}}|{x:{"<"}{w}}|')
print(f'{"a" if x > 1 else "b"} {[i * i for i in range(4)]} {(lambda v: v * 2)(x)} { {1: 2}[1] }')
print(f'{x:{"{"}>5}' if False else 'skip', f'{x:,} {1234567:,} {1234567:_}')
print(f'''multi
{x}
  {name
  }
''')
print(rf'\n{x}\d', f'\n{x}\t|')
print('a' f'{x}' 'b' f'{x}', f'{x}' '{x}')
order = []
def t(v):
    order.append(v)
    return v
print(f'{t(1)}{t(2):{t(3)}}{t(4)}', order)
show(lambda: f'{x:d} {x!r:s}')
show(lambda: f'{name:d}')
show(lambda: f'{x:zz}')
show(lambda: f'{undefined_name}')
show(lambda: f'{d["zz"]}')
show(lambda: f'{x:{name}}')
show(lambda: f'{None:5}')
print(f'{3.0!r:>6} {True!s:>6} {None!s:>6}', f'{x!s:*^8}', f'{1 == 1}', f'{(y := 5)} {y}', f'{x,}', f'{x, 1}')
print(f'{ x }', f'{x  !r}', f'{x!r:}', f'{-x}', f'{not x}', f'{x:\x3e6}', f'\N{BULLET}{x}')
