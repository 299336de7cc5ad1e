# The operator module's functions.
import operator as op


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: (op.add(1, 2), op.sub(5, 3), op.mul(2, 'ab'), op.truediv(7, 2), op.floordiv(7, 2), op.mod(7, 3), op.pow(2, 3), op.lshift(1, 4), op.rshift(16, 2), op.and_(6, 3), op.or_(6, 3), op.xor(6, 3), op.neg(5), op.pos(-5), op.abs(-5), op.inv(5), op.invert(0), op.index(True)))
show(lambda: (op.lt(1, 2), op.le(2, 2), op.eq(1, 1.0), op.ne(1, 2), op.ge(1, 2), op.gt(2, 1), op.not_([]), op.truth('a'), op.is_(None, None), op.is_not(1, None), op.contains([1, 2], 2), op.countOf([1, 1, 2], 1), op.indexOf('abc', 'c'), op.concat('a', 'b'), op.length_hint([1, 2]), op.length_hint(5, 9), op.getitem({'a': 1}, 'a')))
l = [1, 2, 3]
print(op.setitem(l, 0, 'x'), op.delitem(l, 1), l, op.iadd(l, [4]), l, op.imul(2, 3), op.ior({1}, {2}), op.isub(5, 2), op.iconcat([1], [2]), op.ixor(5, 1), op.ifloordiv(7, 2), op.ilshift(1, 2))
show(lambda: op.add(1, 'a'))
show(lambda: op.add(1))
show(lambda: op.getitem([1], 5))
show(lambda: op.indexOf([1], 9))
show(lambda: op.index(1.5))
show(lambda: op.concat(1, 2))
show(lambda: op.neg('a'))
show(lambda: op.lt(1, 'a'))
show(lambda: op.contains(5, 1))
show(lambda: op.countOf(5, 1))
show(lambda: op.delitem((1,), 0))
show(lambda: (op.itemgetter(1)('abc'), op.itemgetter(0, -1)('abc'), op.itemgetter('k')({'k': 5}), op.itemgetter(slice(1, None))('abc'), op.itemgetter(1), op.itemgetter('a', 2)))
show(lambda: op.itemgetter())
show(lambda: op.itemgetter(5)('abc'))
show(lambda: op.itemgetter('k')({}))
show(lambda: op.itemgetter(1)())
show(lambda: (op.attrgetter('real')(5), op.attrgetter('real', 'imag')(5), op.attrgetter('__class__.__name__')('a'), op.attrgetter('a.b')))
show(lambda: op.attrgetter('nope')(5))
show(lambda: op.attrgetter(5))
show(lambda: op.attrgetter('a.nope')(5))
show(lambda: op.attrgetter())
show(lambda: (op.methodcaller('upper')('abc'), op.methodcaller('split', ',', maxsplit=1)('a,b,c'), op.methodcaller('join', ['x', 'y'])('-'), op.methodcaller('f', 1, k=2)))
show(lambda: op.methodcaller())
show(lambda: op.methodcaller(5))
show(lambda: op.methodcaller('nope')(5))
show(lambda: op.methodcaller('upper', 1)('a'))
show(lambda: (sorted([('b', 1), ('a', 2)], key=op.itemgetter(1)), list(map(op.mul, [1, 2], [3, 4])), max([{'v': 1}, {'v': 5}], key=op.itemgetter('v')), op.add.__name__, op.call(max, 1, 2), op.is_none(None), op.is_not_none(None)))
show(lambda: op.matmul(1, 2))
show(lambda: (op.__add__(1, 2), op.__getitem__([7], 0), op.__not__(0)))
