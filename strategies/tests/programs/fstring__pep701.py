# What PEP 701 allows inside replacement fields.
x = 42
d = {'a': 1, 'b': {'c': 'deep'}}
names = ['x', 'y']
print(f'{d['a']} {d['b']['c']} {f'{f'{x}'}'} {'it' + 's'!r}')
print(f'{'\n'.join(names)}', f"{"\N{BULLET}"}", f'{'\x41'}', f'{'\\'}')
print(f'{x:{'>' + str(6)}}|', f'{f'{1}' + f"{2}"}', f'{'a' if x else 'b'}')
print(f'{
    x  # a comment in a replacement field
    + 1
}', f'{[
    n.upper()
    for n in names
]}')
print(f'{x = !r:>5}', f'{x=:{'5'}}', f'{ d['a'] = }', f"{'"'}{"'"}")
print(f'{(lambda: 'called')()}', f'{ {'k': 'v'}['k'] }', f'{names[0]:{'*'}^{len('seven77')}}')
