class Signal:
    def __init__(self, name=None): self.name, self.slots = name, []
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, owner):
        if obj is None: return self
        return obj.__dict__.setdefault(self.name, Signal(self.name))
    def connect(self, f, *, once=False):
        self.slots.append((f, once))
        return f
    def __iadd__(self, f):
        self.connect(f)
        return self
    def __set__(self, obj, v):
        if v is not self.__get__(obj, type(obj)): raise AttributeError(f"{self.name} is read only")
    def emit(self, *a, **k):
        errors = []
        for slot in self.slots[:]:
            f, once = slot
            if once: self.slots.remove(slot)
            try: f(*a, **k)
            except Exception as e: errors.append(e)
        if errors: raise ExceptionGroup(f"{self.name} failed", errors)
class Inventory:
    added, removed, empty = Signal(), Signal(), Signal()
    def __init__(self, **stock): self.stock = dict(stock)
    def add(self, item, n=1):
        self.stock[item] = self.stock.get(item, 0) + n
        self.added.emit(item, n=n)
    def remove(self, item, n=1):
        have = self.stock.get(item, 0)
        if n > have: raise KeyError(f"only {have} {item}")
        self.stock[item] -= n
        self.removed.emit(item, n)
        if not self.stock[item]:
            del self.stock[item]
            self.empty.emit(item)
    def __iter__(self): return iter(sorted(self.stock.items()))
    def __contains__(self, i): return i in self.stock
    def __len__(self): return sum(self.stock.values())
    def __or__(self, o):
        r = Inventory(**self.stock)
        for k, v in o: r.stock[k] = r.stock.get(k, 0) + v
        return r
    def __format__(self, spec):
        return (spec or ", ").join(f"{k}={v}" for k, v in self)
inv, other = Inventory(bolt=5), Inventory(nut=1, bolt=1)
log = []
inv.added += lambda item, n: log.append(f"+{n} {item}")
inv.empty.connect(lambda item: log.append(f"{item} gone"), once=True)
@inv.removed.connect
def on_removed(item, n): log.append(f"-{n} {item}")
@other.removed.connect
def bad(item, n): raise ValueError(f"bad listener for {item}")
@other.removed.connect
def worse(item, n): return item[n]
inv.add("gear", 3)
inv.remove("bolt", 5)
inv.remove("gear", 3)
print(log, len(inv), "gear" in inv, inv.added is not other.added)
try:
    inv.remove("cog")
except KeyError as e:
    print(e)
try:
    other.remove("nut")
except* ValueError as g:
    print("values:", [str(e) for e in g.exceptions])
except* (TypeError, IndexError) as g:
    print("others:", [f"{type(e).__name__}: {e}" for e in g.exceptions])
try:
    inv.added = 5
except AttributeError as e:
    print(e)
inv.add("axle", 2)
merged = inv | other
print(f"{merged}", f"{merged:;}", len(merged), list(merged), type(Inventory.added).__name__)
