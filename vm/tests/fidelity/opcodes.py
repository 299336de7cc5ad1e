"""Records the instruction metadata of the CPython that runs this script (golden of `isa::tests`).

    python3.14 opcodes.py > vm/src/isa/goldens/opcodes.txt

Line: number, name, family, whether it takes an argument, cache fields, net stack effect for some arguments.
"""

import dis
import opcode

ARGS = [0, 1, 2, 3, 257]
family = {member: base for base, members in opcode._specializations.items() for member in members}
names = {name: number for name, number in opcode.opmap.items() if number < 256} | opcode._specialized_opmap
for name, number in sorted(names.items(), key=lambda item: item[1]):
    base = family.get(name, name)
    if base.startswith("INSTRUMENTED_") and base.removeprefix("INSTRUMENTED_") in opcode.opmap:
        base = base.removeprefix("INSTRUMENTED_")
    takes = opcode.opmap[base] in dis.hasarg
    fields = ",".join(f"{field}:{units}" for field, units in opcode._cache_format.get(base, {}).items())
    effects = "-"
    if base == name and base not in ("INSTRUMENTED_LINE", "INSTRUMENTED_INSTRUCTION", "RESERVED"):
        effects = ",".join(str(dis.stack_effect(number, arg)) for arg in (ARGS if takes else [None]))
    print(number, name, base, int(takes), fields or "-", effects)
