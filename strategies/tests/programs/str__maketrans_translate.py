# maketrans and translate: every form of table.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

print('abc'.translate({97: 'X', 98: None, 99: 'long'}), 'abc'.translate({97: 98}), 'abc'.translate({}), 'aé'.translate({233: 0x1F600}))
print('abc'.translate(str.maketrans('ab', 'xy')), 'abc'.translate(str.maketrans('ab', 'xy', 'c')), 'abc'.translate(str.maketrans({'a': 'b', 98: 'z', 'c': None})))
print(str.maketrans('ab', 'cd', 'e'), str.maketrans({'a': 1}), str.maketrans({}), str.maketrans('', ''))
class T:
    def __getitem__(self, k):
        if k == 97: raise LookupError
        if k == 98: raise KeyError
        if k == 99: return None
        return chr(k + 1)
print('abcde'.translate(T()), 'abc'.translate('0' * 98 + 'B'), 'abc'.translate([None] * 98))
show(lambda: 'a'.translate({97: 2**40}))
show(lambda: 'a'.translate({97: -1}))
show(lambda: 'a'.translate({97: 1.5}))
show(lambda: 'a'.translate(None))
show(lambda: 'a'.translate())
for args in (('a',), ('a', 'bc'), ('ab', 'c'), (1, 2), (b'a', b'b'), ('a', 1), ('a', 'b', 1), ({'ab': 1},), ({1.5: 1},), (5,), (), ('a', 'b', 'c', 'd'), (None, 'a'), ('a', None), ({}, 'a')):
    show(lambda: str.maketrans(*args))
class S(str): pass
print(type(S('abc').translate({})), type(S('abc').replace('x', 'y')), type(S('abc').strip()), type(S('abc')[:]), type(S('abc').upper()), type(S('abc').format()), type(S('abc') % ()), type(S('abc').join(['a'])), type(S('abc') + ''), type(S('abc') * 1), type(str(S('abc'))), type(iter(S('abc'))), type(iter('abc')), type(iter('é')))
