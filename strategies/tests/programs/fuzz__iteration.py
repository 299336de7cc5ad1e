# Found by `gearbox fuzz`.


def count(n):
    while n > 0:
        n -= 1
        yield n
    return "counted"


def stop(iterator):
    try:
        while True:
            next(iterator)
    except StopIteration as e:
        return e.value


# The value of a generator's StopIteration is not that of the next iterator's.
print(list(count(2)), stop(iter([1])), stop(count(1)), stop(iter(())))
for x in count(1):
    pass
print(stop(map(str, ())))
try:
    iter([]).__next__()
except StopIteration as e:
    print(e.args)


# A list subclass that is extended by itself.
class L(list):
    pass


l = L([1, 2])
l += l
l.extend(l)
print(l, type(l).__name__)
