print("cycle_b starts")
from . import cycle_a
value = "b"
print("cycle_b sees a:", hasattr(cycle_a, "value"))


def late():
    return cycle_a.value
