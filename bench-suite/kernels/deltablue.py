"""Incremental solver for one-way constraints with a hierarchy of strengths.

Constraints pick the direction in which they hold, weaker ones give way to
stronger ones, and a plan of the chosen methods is extracted and executed.
Exercises inheritance with abstract methods, polymorphic call sites, list
work, and attribute-heavy object graphs.
"""


class Strength:
    """An order of importance: a smaller rank is stronger."""

    def __init__(self, rank, name):
        self.rank = rank
        self.name = name

    def stronger(self, other):
        return self.rank < other.rank

    def weaker(self, other):
        return self.rank > other.rank

    @staticmethod
    def weakest_of(a, b):
        return a if a.rank > b.rank else b

    def next_weaker(self):
        return LADDER[self.rank + 1]


LADDER = [
    Strength(rank, name)
    for rank, name in enumerate(
        ("required", "preferred", "strong", "normal", "weak", "weakest")
    )
]
REQUIRED, PREFERRED, STRONG, NORMAL, WEAK, WEAKEST = LADDER


class Variable:
    def __init__(self, name, value=0):
        self.name = name
        self.value = value
        self.constraints = []
        self.determined_by = None
        self.mark = 0
        self.walk_strength = WEAKEST
        self.stay = True


class Constraint:
    def __init__(self, strength):
        self.strength = strength

    @property
    def is_input(self):
        return False

    def post(self, planner):
        for variable in self.variables():
            variable.constraints.append(self)
        self.clear()
        planner.add(self)

    def retract(self, planner):
        if self.satisfied():
            planner.remove(self)
        else:
            self.detach()

    def detach(self):
        for variable in self.variables():
            variable.constraints.remove(self)
        self.clear()

    def satisfy(self, mark, planner):
        """Take over an output; returns the constraint that had to give way."""
        self.choose(mark)
        if not self.satisfied():
            if self.strength is REQUIRED:
                raise RuntimeError("a required constraint cannot hold")
            return None
        for variable in self.inputs():
            variable.mark = mark
        out = self.output()
        overridden = out.determined_by
        if overridden is not None:
            overridden.clear()
        out.determined_by = self
        if not planner.propagate(self, mark):
            raise RuntimeError("cycle of constraints")
        out.mark = mark
        return overridden

    def inputs_known(self, mark):
        for variable in self.inputs():
            if not (variable.mark == mark or variable.stay or variable.determined_by is None):
                return False
        return True


class UnaryConstraint(Constraint):
    """Fixes one variable: its only possible output."""

    def __init__(self, target, strength, planner):
        super().__init__(strength)
        self.target = target
        self.active = False
        self.post(planner)

    def variables(self):
        return (self.target,)

    def inputs(self):
        return ()

    def output(self):
        return self.target

    def clear(self):
        self.active = False

    def satisfied(self):
        return self.active

    def choose(self, mark):
        target = self.target
        self.active = target.mark != mark and self.strength.stronger(target.walk_strength)

    def recalculate(self):
        self.target.walk_strength = self.strength
        self.target.stay = not self.is_input
        if self.target.stay:
            self.execute()

    def execute(self):
        pass


class Stay(UnaryConstraint):
    """Leave the variable as it is."""


class Edit(UnaryConstraint):
    """The outside world sets the variable."""

    @property
    def is_input(self):
        return True


FORWARD = 1
BACKWARD = -1
NONE = 0


class BinaryConstraint(Constraint):
    """Computes either of two variables from the other."""

    def __init__(self, first, second, strength, planner):
        super().__init__(strength)
        self.first = first
        self.second = second
        self.direction = NONE
        self.post(planner)

    def variables(self):
        return (self.first, self.second)

    def inputs(self):
        return (self.first,) if self.direction == FORWARD else (self.second,)

    def output(self):
        return self.second if self.direction == FORWARD else self.first

    def clear(self):
        self.direction = NONE

    def satisfied(self):
        return self.direction != NONE

    def choose(self, mark):
        first, second = self.first, self.second
        if first.mark == mark:
            free = second.mark != mark and self.strength.stronger(second.walk_strength)
            self.direction = FORWARD if free else NONE
        elif second.mark == mark:
            free = self.strength.stronger(first.walk_strength)
            self.direction = BACKWARD if free else NONE
        elif first.walk_strength.weaker(second.walk_strength):
            self.direction = BACKWARD if self.strength.stronger(first.walk_strength) else NONE
        else:
            self.direction = FORWARD if self.strength.stronger(second.walk_strength) else NONE

    def recalculate(self):
        (source,) = self.inputs()
        out = self.output()
        out.walk_strength = Strength.weakest_of(self.strength, source.walk_strength)
        out.stay = self.stays(source)
        if out.stay:
            self.execute()

    def stays(self, source):
        return source.stay


class Equal(BinaryConstraint):
    def execute(self):
        (source,) = self.inputs()
        self.output().value = source.value


class Scale(BinaryConstraint):
    """second = first * factor + offset, in integers."""

    def __init__(self, first, factor, offset, second, strength, planner):
        self.factor = factor
        self.offset = offset
        super().__init__(first, second, strength, planner)

    def variables(self):
        return (self.first, self.second, self.factor, self.offset)

    def inputs(self):
        source = self.first if self.direction == FORWARD else self.second
        return (source, self.factor, self.offset)

    def execute(self):
        if self.direction == FORWARD:
            self.second.value = self.first.value * self.factor.value + self.offset.value
        else:
            self.first.value = (self.second.value - self.offset.value) // self.factor.value

    def recalculate(self):
        source = self.inputs()[0]
        out = self.output()
        out.walk_strength = Strength.weakest_of(self.strength, source.walk_strength)
        out.stay = source.stay and self.factor.stay and self.offset.stay
        if out.stay:
            self.execute()


class Planner:
    def __init__(self):
        self.mark = 0

    def new_mark(self):
        self.mark += 1
        return self.mark

    def add(self, constraint):
        mark = self.new_mark()
        overridden = constraint.satisfy(mark, self)
        while overridden is not None:
            overridden = overridden.satisfy(mark, self)

    def remove(self, constraint):
        out = constraint.output()
        constraint.detach()
        out.determined_by = None
        out.walk_strength = WEAKEST
        out.stay = True
        strength = REQUIRED
        unsatisfied = self.collect_downstream(out)
        while True:
            for each in unsatisfied:
                if each.strength is strength:
                    self.add(each)
            if strength is WEAKEST:
                break
            strength = strength.next_weaker()

    def collect_downstream(self, out):
        """Recompute everything behind out; returns the constraints not met."""
        unsatisfied = []
        todo = [out]
        while todo:
            variable = todo.pop()
            for each in variable.constraints:
                if not each.satisfied():
                    unsatisfied.append(each)
            for each in self.consumers(variable):
                each.recalculate()
                todo.append(each.output())
        return unsatisfied

    @staticmethod
    def consumers(variable):
        source = variable.determined_by
        return [c for c in variable.constraints if c is not source and c.satisfied()]

    def propagate(self, constraint, mark):
        todo = [constraint]
        while todo:
            each = todo.pop()
            out = each.output()
            if out.mark == mark:
                constraint.detach()
                return False
            each.recalculate()
            todo.extend(self.consumers(out))
        return True

    def make_plan(self, sources):
        mark = self.new_mark()
        plan = []
        todo = list(sources)
        while todo:
            each = todo.pop()
            out = each.output()
            if out.mark != mark and each.inputs_known(mark):
                plan.append(each)
                out.mark = mark
                todo.extend(self.consumers(out))
        return plan


def change(variable, values, planner):
    edit = Edit(variable, PREFERRED, planner)
    plan = planner.make_plan([edit])
    for value in values:
        variable.value = value
        for each in plan:
            each.execute()
    edit.retract(planner)
    return len(plan)


def chain(n):
    """A long row of equalities: an edit at one end must reach the other."""
    planner = Planner()
    row = [Variable(f"v{i}") for i in range(n + 1)]
    for left, right in zip(row, row[1:]):
        Equal(left, right, REQUIRED, planner)
    Stay(row[-1], WEAK, planner)
    length = change(row[0], range(10), planner)
    if row[-1].value != 9:
        raise AssertionError("the chain did not propagate")
    return length


def projection(n):
    """Many scaled pairs with a common factor and offset, edited both ways."""
    planner = Planner()
    factor = Variable("factor", 10)
    offset = Variable("offset", 1000)
    sources = []
    targets = []
    for i in range(n):
        source = Variable("source", i)
        target = Variable("target", i)
        sources.append(source)
        targets.append(target)
        Stay(source, NORMAL, planner)
        Scale(source, factor, offset, target, REQUIRED, planner)
    steps = change(sources[-1], [17], planner)
    forward = targets[-1].value
    steps += change(targets[-1], [1050], planner)
    backward = sources[-1].value
    steps += change(factor, [5], planner)
    scaled = sum(target.value for target in targets)
    steps += change(offset, [2000], planner)
    shifted = sum(target.value for target in targets)
    return f"{forward} {backward} {scaled} {shifted} {steps}"


def run(n):
    return f"chain={chain(n)} projection={projection(n)}"


if __name__ == "__main__":
    print(run(50))
