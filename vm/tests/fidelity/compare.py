"""Compares the bytecode of our compiler with that of the CPython that runs this script.

    python3.14 compare.py --binary PYDIS [--min PERCENT] [--show N] [--dis] FILE...

A function counts as identical if its instructions and arguments are the same, inline caches aside. The tables and
metadata of code objects are reported separately. With --dis, whole listings are compared as text.
"""

import argparse
import collections
import difflib
import dis
import io
import json
import re
import subprocess
import sys
import types

FIELDS = ["code", "linetable", "exceptiontable", "stacksize", "flags", "args", "consts", "names",
          "varnames", "cellvars", "freevars"]


def canonical(value):
    if isinstance(value, types.CodeType):
        return f"<code {value.co_qualname}>"
    if isinstance(value, frozenset):
        return f"frozenset({', '.join(sorted(map(canonical, value)))})"
    if isinstance(value, tuple):
        return f"({', '.join(map(canonical, value))})"
    return repr(value)


def describe(code):
    return {
        "qualname": code.co_qualname,
        "line": code.co_firstlineno,
        "code": code.co_code.hex(),
        "linetable": code.co_linetable.hex(),
        "exceptiontable": code.co_exceptiontable.hex(),
        "stacksize": code.co_stacksize,
        "flags": code.co_flags,
        "args": [code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount],
        "consts": [canonical(const) for const in code.co_consts],
        "names": list(code.co_names),
        "varnames": list(code.co_varnames),
        "cellvars": list(code.co_cellvars),
        "freevars": list(code.co_freevars),
    }


def walk(code):
    yield code
    for const in code.co_consts:
        if isinstance(const, types.CodeType):
            yield from walk(const)


def listing(hexcode):
    return [f"{dis.opname[op]} {'' if arg is None else arg}"
            for _, _, op, arg in dis._unpack_opargs(bytes.fromhex(hexcode))]


def by_key(items):
    table, seen = {}, collections.Counter()
    for item in items:
        key = (item["qualname"], item["line"])
        table[key + (seen[key],)] = item
        seen[key] += 1
    return table


def positions(table, line, size):
    stub = (lambda: None).__code__
    stub = stub.replace(co_code=bytes(size), co_linetable=bytes.fromhex(table), co_firstlineno=line)
    return list(stub.co_positions())


def normal_text(text):
    text = re.sub(r"at 0x[0-9a-f]+", "at 0x0", text)
    sort = lambda m: "frozenset({" + ", ".join(sorted(m[1].split(", "))) + "})"
    return re.sub(r"frozenset\(\{(.*?)\}\)", sort, text)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--binary", required=True)
    options.add_argument("--min", type=float, default=0)
    options.add_argument("--show", type=int, default=10)
    options.add_argument("--dis", action="store_true")
    options.add_argument("files", nargs="+")
    options = options.parse_args()
    totals, shown, texts = collections.Counter(), 0, collections.Counter()
    for path in options.files:
        with open(path, "rb") as file:
            source = file.read()
        try:
            theirs = compile(source, path, "exec", dont_inherit=True)
        except (SyntaxError, ValueError):
            continue
        totals["files"] += 1
        run = subprocess.run([options.binary, "--dump", path], capture_output=True, text=True)
        if run.returncode:
            totals["files refused"] += 1
            print(f"REFUSED {path}: {run.stderr.strip()[-200:]}")
            totals["functions in refused files"] += sum(1 for _ in walk(theirs))
            continue
        ours = by_key(json.loads(line) for line in run.stdout.splitlines())
        for key, want in by_key(map(describe, walk(theirs))).items():
            totals["functions"] += 1
            have = ours.get(key)
            if have is None:
                totals["missing"] += 1
                if shown < options.show:
                    shown += 1
                    print(f"MISSING {path}: {key}")
                continue
            if have["verify"] != "ok":
                totals["rejected by the verifier"] += 1
                print(f"VERIFY {path}: {key}: {have['verify']}")
            different = [field for field in FIELDS if have[field] != want[field]]
            for field in different:
                totals["different " + field] += 1
            if "code" not in different or listing(have["code"]) == listing(want["code"]):
                totals["identical"] += 1
                size = len(want["code"]) // 2
                place = lambda item: positions(item["linetable"], item["line"], size)
                if place(have) != place(want):
                    totals["different positions"] += 1
            if not different:
                totals["equal in everything"] += 1
            elif shown < options.show:
                shown += 1
                print(f"DIFFERS {path}:{want['line']} {want['qualname']}: {', '.join(different)}")
                for field in different:
                    a, b = want[field], have[field]
                    if field == "code":
                        diff = difflib.unified_diff(listing(a), listing(b), lineterm="", n=2)
                        print("\n".join("    " + line for line in list(diff)[2:40]))
                    elif field == "linetable" and "code" not in different:
                        size = len(want["code"]) // 2
                        a, b = positions(a, want["line"], size), positions(b, want["line"], size)
                        for at, (x, y) in enumerate(zip(a, b)):
                            if x != y:
                                print(f"    at {2 * at}: {x} {y}")
                                break
                    elif field not in ("linetable", "exceptiontable"):
                        print(f"    {field}: {a} {b}")
        if options.dis:
            want = io.StringIO()
            dis.dis(theirs, file=want)
            have = subprocess.run([options.binary, path], capture_output=True, text=True).stdout
            texts["files"] += 1
            if normal_text(want.getvalue()) == normal_text(have):
                texts["equal"] += 1
            elif shown < options.show:
                shown += 1
                diff = difflib.unified_diff(normal_text(want.getvalue()).splitlines(), normal_text(have).splitlines(),
                                            lineterm="", n=1)
                print(f"LISTING {path}:")
                print("\n".join("    " + line for line in list(diff)[2:12]))
    for name, count in sorted(totals.items()):
        print(f"{name}: {count}")
    if totals["functions"] == 0:
        print("nothing was compared")
        return 1
    share = 100 * totals["identical"] / totals["functions"]
    print(f"identical functions: {share:.2f} %")
    if options.dis:
        print(f"identical listings: {texts['equal']} of {texts['files']}")
    return 0 if share >= options.min else 1


if __name__ == "__main__":
    sys.exit(main())
