"""What the lifecycle programs look at: how instructions are specialized now, and when that changed.

Versions, addresses and cache contents differ from one process to the next; opcodes and counters do not.
"""

import dis

FAMILIES_WITHOUT_COUNTER = ("RESUME", "LOAD_CONST")


def code_of(f):
    return f.__code__ if hasattr(f, "__code__") else f


def counter_of(instruction):
    """The raw adaptive counter, or None; the branch history of POP_JUMP_IF_* only looks like one."""
    if (
        instruction.cache_info
        and instruction.cache_info[0][0] == "counter"
        and not instruction.baseopname.startswith("POP_JUMP")
    ):
        return int.from_bytes(instruction.cache_info[0][2], "little")
    return None


def sites(f):
    """Offset, opcode name, family name and counter of every instruction that has a family."""
    for i in dis.get_instructions(code_of(f), adaptive=True):
        counter = counter_of(i)
        if counter is not None or i.baseopname in FAMILIES_WITHOUT_COUNTER:
            yield i.offset, i.opname, i.baseopname, counter


def text(name, counter):
    return name if counter is None else f"{name} {counter >> 4},{counter & 15}"


def show(title, f, *families):
    """Prints the state of a function's sites; only those of the families named, if any is."""
    chosen = [text(name, c) for _, name, family, c in sites(f) if not families or family in families]
    print(f"{title}: {' | '.join(chosen)}")


def call(f, *args, times=3):
    """Calls `times` times, whatever is raised."""
    for _ in range(times):
        try:
            f(*args)
        except Exception:
            pass


def case(title, f, *args, times=3, only=()):
    """Warms a function and prints its sites."""
    call(f, *args, times=times)
    show(title, f, *only)


class Site:
    """One instruction of a function: the nth of a family."""

    def __init__(self, f, family, nth=0):
        self.code = code_of(f)
        self.function = f
        self.offset = [at for at, _, base, _ in sites(f) if base == family][nth]
        self.executions = 0

    def raw(self):
        live = self.code._co_code_adaptive
        at = self.offset
        return live[at], live[at + 2] | live[at + 3] << 8

    def name(self):
        return next(name for at, name, _, _ in sites(self.code) if at == self.offset)

    def __str__(self):
        return text(self.name(), self.raw()[1])

    def history(self, title, calls):
        """Makes the calls; prints when the opcode changed or the counter was wound up, and the state at the end."""
        events = []
        before = self.raw()
        for args in calls:
            self.executions += 1
            try:
                self.function(*args)
            except Exception:
                pass
            now = self.raw()
            if now[0] != before[0] or now[1] > before[1]:
                events.append(f"#{self.executions} {self}")
            before = now
        print(f"{title}: {'; '.join(events) or 'nothing'}; end #{self.executions} {self}")
