# replace, translate, maketrans.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: ('aXbXc'.replace('X', '-'), 'aaa'.replace('a', 'b', 2), 'aaa'.replace('aa', 'b'), 'abc'.replace('', '-'), 'abc'.replace('', '-', 2)))
show(lambda: ('abc'.replace('b', ''), ''.replace('', 'x'), ''.replace('a', 'x'), 'abc'.replace('x', 'y'), 'aaa'.replace('a', 'b', 0), 'aaa'.replace('a', 'b', -1)))
show(lambda: 'aaa'.replace('a', 'b', count=1))
show(lambda: ('é中é'.replace('é', '😀'), 'a😀'.replace('😀', 'b')))
show(lambda: 'a'.replace('a'))
show(lambda: 'a'.replace('a', 1))
show(lambda: 'a'.replace(1, 'a'))
show(lambda: 'a'.replace('a', 'b', 'c'))
show(lambda: str.maketrans('abc', 'xyz'))
show(lambda: str.maketrans('abc', 'xyz', 'd'))
show(lambda: str.maketrans({'a': 'A', 98: None, 'c': 'long', 'd': 0x1F600}))
show(lambda: str.maketrans('ab', 'x'))
show(lambda: str.maketrans({'ab': 1}))
show(lambda: str.maketrans({1.5: 1}))
show(lambda: str.maketrans('a'))
show(lambda: str.maketrans('a', 1))
show(lambda: 'abcd'.translate({97: 'A', 98: None, 99: 'long', 100: 0x1F600}))
show(lambda: 'hello'.translate(str.maketrans('el', 'ip', 'h')))
show(lambda: 'abc'.translate({97: 1.5}))
show(lambda: 'abc'.translate({97: 0x110000}))
show(lambda: 'abc'.translate(1))
show(lambda: 'abc'.translate({}))
class T:
    def __getitem__(self, k):
        if k == 98:
            raise LookupError
        return chr(k + 1)
show(lambda: 'abc'.translate(T()))
show(lambda: ('abc'.translate('x' * 97 + 'ABC'), 'abc'.translate([])))
