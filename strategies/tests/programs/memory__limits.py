# Sizes that cannot be allocated are clean errors.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: [0] * (10**12))
show(lambda: [0] * (10**20))
show(lambda: [1, 2] * (2**61))
show(lambda: (1,) * (10**15))
show(lambda: 'a' * (10**15))
show(lambda: 'a' * (10**20))
show(lambda: b'a' * (10**15))
show(lambda: bytearray(10**15))
show(lambda: bytes(10**15))
show(lambda: [0] * -(10**20))
show(lambda: 'a' * -(10**20))
show(lambda: 1 << (10**12) if False else 0)
show(lambda: 1 << (10**20))
show(lambda: 10 ** (10**20) if False else 0)
show(lambda: list(range(10**20)))
show(lambda: range(10**20)[10**19])
show(lambda: len(range(10**20)))
show(lambda: 'a'.center(10**15))
show(lambda: 'a'.ljust(10**15))
show(lambda: 'a'.zfill(10**15))
show(lambda: '%*d' % (10**12, 5))
show(lambda: '{:1000000000000000}'.format(5))
show(lambda: 'a\t'.expandtabs(10**12))
show(lambda: [0].__mul__(2**63))
x = [1]
try:
    x *= 10**15
except MemoryError as e:
    print('MemoryError', x)
print('alive', len([0] * 1000))
