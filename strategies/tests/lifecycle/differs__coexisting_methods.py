"""Special methods that CPython defines as methods beside the slot: their calls specialize and miss for ever. Here they are slot wrappers."""

from watch import case

case("list.__getitem__", lambda o: o.__getitem__(0), [1])
case("dict.__contains__", lambda o: o.__contains__(0), {})
