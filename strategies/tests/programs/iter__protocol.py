# iter, next, exhaustion, the two-argument form, the sequence protocol.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


it = iter([1, 2])
show(lambda: (next(it), next(it)))
show(lambda: next(it))
show(lambda: (next(it, 'end'), next(it, None), list(it)))
show(lambda: next([1]))
show(lambda: next(5))
show(lambda: next())
show(lambda: next(it, 1, 2))
show(lambda: iter(5))
show(lambda: iter(None))
show(lambda: iter())
show(lambda: iter(len))
show(lambda: iter(1, 2))
c = [0]
def counter():
    c[0] += 1
    return c[0]
show(lambda: (list(iter(counter, 4)), next(iter(counter, 100))))
done = iter(counter, 7)
show(lambda: (list(done), list(done)))
class Seq:
    def __getitem__(self, i):
        if i >= 3:
            raise IndexError('stop')
        return i * i
class SeqErr:
    def __getitem__(self, i):
        raise KeyError(i)
class BadIter:
    def __iter__(self):
        return [1]
class NoneIter:
    __iter__ = None
    def __getitem__(self, i):
        return 1
class It:
    def __init__(self):
        self.n = 0
    def __iter__(self):
        return self
    def __next__(self):
        self.n += 1
        if self.n > 3:
            raise StopIteration('val')
        return self.n
show(lambda: (list(Seq()), 4 in Seq(), 5 in Seq(), list(reversed([1])), tuple(Seq()), sum(Seq()), sorted(Seq(), reverse=True)))
show(lambda: list(SeqErr()))
show(lambda: iter(BadIter()))
show(lambda: list(BadIter()))
show(lambda: iter(NoneIter()))
show(lambda: 1 in NoneIter())
show(lambda: (list(It()), max(It()), [*It()], dict(zip(It(), 'abc')), 2 in It(), 9 in It()))
show(lambda: next(It()))
i = It()
i.n = 9
show(lambda: next(i))
show(lambda: reversed(5))
show(lambda: reversed({1}))
show(lambda: reversed(iter([])))
show(lambda: reversed(Seq()))
for f in (iter(()), iter([]), iter(''), iter({}), iter(range(0)), iter(set()), iter(b''), enumerate(()), zip(), map(str, ()), filter(None, ()), reversed(()), iter(counter, 1), iter({}.items())):
    print(type(f).__name__, iter(f) is f)
class RevSeq:
    def __len__(self):
        return 3
    def __getitem__(self, i):
        return 'abc'[i]
show(lambda: (list(reversed(RevSeq())), list(RevSeq())))
