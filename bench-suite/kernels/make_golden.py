"""Rewrite the golden checksums in kernels.json with the running interpreter.

Run it with a real CPython 3.14: ``python3.14 make_golden.py``.  With
``--check`` nothing is written and a difference gives exit status 1; with
``--time`` the milliseconds of every kernel and size are printed as well.
"""

import argparse
import importlib
import json
import sys
import time
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


def measure(module, size):
    begin = time.perf_counter()
    value = module.run(size)
    elapsed = time.perf_counter() - begin
    again = module.run(size)
    if not isinstance(value, str) or value != again:
        raise SystemExit(f"{module.__name__}.run({size}) is not deterministic: {value!r}, {again!r}")
    return value, elapsed


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    parser.add_argument("--time", action="store_true", help="print how long each run takes")
    options = parser.parse_args()
    if sys.implementation.name != "cpython" or sys.version_info[:2] != (3, 14):
        raise SystemExit("the goldens are made by CPython 3.14 only")

    sys.dont_write_bytecode = True
    sys.path.insert(0, str(FOLDER))
    path = FOLDER / "kernels.json"
    kernels = json.loads(path.read_text(encoding="utf-8"))
    stale = []
    for kernel in kernels:
        module = importlib.import_module(Path(kernel["file"]).stem)
        golden = {}
        for name, size in kernel["sizes"].items():
            golden[name], elapsed = measure(module, size)
            if options.time:
                print(f"{kernel['name']:<16} {name:<5} {size:>7} {elapsed * 1000:9.2f} ms")
        if golden != kernel.get("golden"):
            stale.append(kernel["name"])
        kernel["golden"] = golden

    if options.check:
        for name in stale:
            print(f"golden of {name} differs", file=sys.stderr)
        return 1 if stale else 0
    path.write_text(json.dumps(kernels, indent=2) + "\n", encoding="utf-8")
    print(f"{len(kernels)} kernels, {len(stale)} changed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
