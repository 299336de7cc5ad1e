"""Records what CPython 3.14 makes of the snippets in this folder: python3.14 record.py"""

import pathlib
import types
import warnings

HERE = pathlib.Path(__file__).parent
warnings.simplefilter("ignore")


def walk(code):
    yield code
    for const in code.co_consts:
        if isinstance(const, types.CodeType):
            yield from walk(const)


for path in sorted(HERE.glob("*.py")):
    if path.name == "record.py":
        continue
    lines = []
    for code in walk(compile(path.read_text(), path.name, "exec", dont_inherit=True)):
        tables = code.co_code.hex(), code.co_linetable.hex(), code.co_exceptiontable.hex() or "-"
        names = ",".join(code.co_names) or "-", ",".join(code.co_varnames) or "-"
        lines.append(" ".join([code.co_qualname.replace(" ", "_"), str(code.co_firstlineno), hex(code.co_flags),
                               str(code.co_stacksize), *names, *tables]))
    path.with_suffix(".golden").write_text("\n".join(lines) + "\n")

results = []
for case in (HERE / "errors.txt").read_text().split("=====\n"):
    try:
        compile(case, "<case>", "exec", dont_inherit=True)
        results.append("OK")
    except SyntaxError as error:
        place = error.lineno or 0, error.offset or 0, error.end_lineno or 0, error.end_offset or 0
        results.append("|".join([type(error).__name__, error.msg, *map(str, place)]))
(HERE / "errors.golden").write_text("\n".join(results) + "\n")
