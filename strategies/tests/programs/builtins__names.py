# Every name in builtins.
import builtins

# Neither what the site module adds nor what only asynchronous code needs.
site_names = {'aiter', 'anext', 'copyright', 'credits', 'exit', 'license', 'quit', 'help'}
names = [n for n in sorted(dir(builtins)) if n not in site_names and not n.startswith('_')]
print(names)
print(len(names))
for n in names:
    v = getattr(builtins, n)
    print(n, type(v).__name__, getattr(v, '__name__', None), getattr(v, '__module__', None), callable(v))
