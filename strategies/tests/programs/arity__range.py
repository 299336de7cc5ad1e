# Public methods of range: how wrong numbers of arguments and unknown keywords are refused.
import collections
def make(): return range(3)
calls = ['()', '(None)', '(1)', "('a')", '([])', '(1, 2)', '(1, 2, 3, 4, 5, 6, 7)', '(nope=1)', '(1, nope=1)']
for name in sorted(n for n in dir(make()) if not n.startswith('_')):
    if not callable(getattr(make(), name)) or name in ('update', 'cast'): continue
    for call in calls:
        o = make()
        try:
            r = eval(f'o.{name}{call}', {'o': o})
            r = f'{type(r).__name__} {r!r}'.split(' at 0x')[0]
        except BaseException as e:
            r = f'{type(e).__name__}: {e}'
        print(name + call, r, '' if repr(o) == repr(make()) or ' at 0x' in repr(o) else o)
