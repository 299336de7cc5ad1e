# bytearray: mutation, slices, methods.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


b = bytearray(b'hello')
show(lambda: (b, bytearray(), bytearray(3), bytearray([1, 2]), bytearray('é', 'utf-8'), str(b), len(b), b[0], b[-1], b[1:3], b == b'hello', bool(bytearray())))
b[0] = 72
b[1:3] = b'EEE'
print(b)
b.append(33)
b.extend(b'??')
b.extend([65, 66])
b.insert(0, 62)
b += b'end'
print(b, b.pop(), b.pop(0), b)
b.remove(69)
del b[0]
del b[::2]
print(b)
b.reverse()
print(b, b.copy() is b)
b *= 2
print(b)
b[::2] = b'x' * len(b[::2])
print(b)
def bad1():
    b[0] = 256
def bad2():
    b[0] = 'a'
def bad3():
    b[1000] = 1
def bad4():
    b[::2] = b'a'
def bad5():
    b[0:1] = 5
def bad6():
    b[0:1] = 'str'
for f in (bad1, bad2, bad3, bad4, bad5, bad6):
    show(f)
show(lambda: b.append(256))
show(lambda: b.append('a'))
show(lambda: b.pop(1000))
show(lambda: b.remove(1))
show(lambda: bytearray().pop())
show(lambda: b.extend('abc'))
show(lambda: b.insert('a', 1))
show(lambda: hash(b))
show(lambda: bytearray('abc'))
show(lambda: bytearray(-1))
show(lambda: bytearray([300]))
show(lambda: (bytearray(b'abc').upper(), bytearray(b'a,b').split(b','), bytearray(b'ab').find(b'b'), bytearray(b'x').join([b'a', b'b']), bytearray(b'ab') + b'c', bytearray(b'ab').decode(), bytearray(b'ab').hex()))
show(lambda: (bytearray(b'ab') < b'b', 97 in bytearray(b'ab'), list(bytearray(b'ab')), bytes(bytearray(b'ab')), bytearray(b'ab')[::-1], bytearray.fromhex('0aff')))
b.clear()
print(b)
