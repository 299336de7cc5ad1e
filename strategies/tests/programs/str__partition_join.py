# partition, rpartition, join.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: ('a.b.c'.partition('.'), 'a.b.c'.rpartition('.'), 'abc'.partition('.'), 'abc'.rpartition('.'), ''.partition('x')))
show(lambda: ('a::b::c'.partition('::'), 'a::b::c'.rpartition('::'), 'é中é'.partition('中')))
show(lambda: 'a'.partition(''))
show(lambda: 'a'.rpartition(''))
show(lambda: 'a'.partition(1))
show(lambda: 'a'.partition())
show(lambda: (','.join(['a', 'b']), ''.join([]), ','.join(['x']), '--'.join('abc'), ', '.join(('a', 'b')), ''.join({'k': 1})))
show(lambda: ','.join(str(i) for i in range(5)))
show(lambda: ','.join(map(str, [1, 2])))
show(lambda: ','.join(['a', 1]))
show(lambda: ','.join([1]))
show(lambda: ','.join(['a', 'b', None]))
show(lambda: ','.join(5))
show(lambda: ','.join([b'a']))
show(lambda: ','.join())
show(lambda: ','.join(['a'], ['b']))
show(lambda: '中'.join(['a', 'é', '😀']))
class S(str):
    pass
show(lambda: (type(''.join([S('a')])), ''.join([S('a')]), type(','.join([S('a'), S('b')]))))
def gen():
    yield 'a'
    raise ValueError('inside')
show(lambda: ','.join(gen()))
