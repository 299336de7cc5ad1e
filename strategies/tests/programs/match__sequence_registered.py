# A class registered as a Sequence is asked for its length and items.
class Seq:
    def __init__(self, *v): self.v = v
    def __len__(self):
        print("len", end=" ")
        return len(self.v)
    def __getitem__(self, i):
        print(f"get{i}", end=" ")
        return self.v[i]
import collections.abc
collections.abc.Sequence.register(Seq)
def f(s):
    match s:
        case [1]: return "one"
        case [1, x]: return ("pair", x)
        case [a, *rest, z]: return ("star", a, rest, z)
for s in (Seq(1), Seq(1, 2), Seq(3, 4, 5), Seq()):
    print(f(s))
