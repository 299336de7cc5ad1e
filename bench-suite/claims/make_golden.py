"""Writes golden.json: what each claim's programs return on the CPython that runs this (3.14)."""

import json
import pathlib
import sys
import types

HERE = pathlib.Path(__file__).parent


def variant(side):
    """Name and text of a program with its parameters set."""
    values = sorted(side.get("set", {}).items())
    name = "_".join([side["program"]] + ["%s_%d" % (k.lower(), v) for k, v in values])
    head = "".join("%s = %d\n" % pair for pair in values)
    return name, head + (HERE / (side["program"] + ".py")).read_text()


def main():
    if sys.version_info[:2] != (3, 14):
        sys.exit("make_golden.py needs CPython 3.14")
    golden = {}
    for path in sorted(HERE.glob("*.json")):
        if path.name == "golden.json":
            continue
        claim = json.loads(path.read_text())
        for case in claim.get("cases", []):
            for side in (case["a"], case["b"]):
                name, text = variant(side)
                module = types.ModuleType(name)
                exec(compile(text, name + ".py", "exec"), module.__dict__)
                golden["%s %d" % (name, claim["n"])] = str(module.run(claim["n"]))
    text = json.dumps(golden, indent=2, sort_keys=True)
    (HERE / "golden.json").write_text(text + "\n")


main()
