"""Record what a real CPython 3.14 prints for every program in programs/ and lifecycle/.

    python3.14 record.py                  record everything
    python3.14 record.py NAME ...         record the programs named (without .py)
    python3.14 record.py --check          compare, write nothing, exit 1 on a difference
    python3.14 record.py --python PATH    record with another interpreter than the running one

Each program TOPIC__ASPECT.py is run as ``python TOPIC__ASPECT.py`` in the
folder that it is in, and recorded/TOPIC__ASPECT.txt (lifecycle/recorded/ for those of lifecycle/) gets

    exit: N
    --- stdout
    (what it wrote; a newline is added if the last line has none)
    --- stderr
    (the same)

with two replacements made in both streams: the path of the program's folder is
removed from file names, and object addresses `` at 0x7f...`` become
`` at 0x..``.  A runner has to make the same replacements before it compares.
Only programs called err_* may fail, and only those and warn_* may write to
stderr.  Folders and files whose name has no double underscore are helpers that
programs import; they are not run.
"""

import argparse
import concurrent.futures
import difflib
import os
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
# Folders of programs and of their recordings.
SETS = {
    HERE / "programs": HERE / "recorded",
    HERE / "lifecycle": HERE / "lifecycle" / "recorded",
}
ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")
SECONDS = 20
PROBE = "import sys; print(sys.implementation.name, *sys.version_info[:2])"


def environment():
    kept = ("PATH", "HOME", "SYSTEMROOT", "TMPDIR", "LD_LIBRARY_PATH")
    env = {name: os.environ[name] for name in kept if name in os.environ}
    env.update(
        PYTHONHASHSEED="0",
        PYTHONUTF8="1",
        PYTHONDONTWRITEBYTECODE="1",
        PYTHONNOUSERSITE="1",
        PYTHON_COLORS="0",
        LC_ALL="C.UTF-8",
    )
    return env


def normalise(raw, folder):
    text = raw.decode("utf-8", "backslashreplace").replace("\r\n", "\n")
    text = text.replace(str(folder) + os.sep, "")
    text = ADDRESS.sub(" at 0x..", text)
    if text and not text.endswith("\n"):
        text += "\n"
    return text


def record(python, program):
    folder = program.parent
    done = subprocess.run(
        [python, program.name],
        cwd=folder,
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=SECONDS,
    )
    out, err = normalise(done.stdout, folder), normalise(done.stderr, folder)
    return f"exit: {done.returncode}\n--- stdout\n{out}--- stderr\n{err}"


def complaint(name, text):
    """What is wrong with a fresh recording, judged without an earlier one."""
    status = text.split("\n", 1)[0]
    if name.startswith("err_"):
        return None
    if status != "exit: 0":
        return f"{name}: {status}, and its name does not start with err_"
    if not name.startswith("warn_") and not text.endswith("--- stderr\n"):
        return f"{name}: writes to stderr, and its name does not start with err_ or warn_"
    return None


def main():
    parser = argparse.ArgumentParser(description="record the expected output of the test programs")
    parser.add_argument("names", nargs="*", help="programs to record, all when none is given")
    parser.add_argument("--check", action="store_true", help="compare with the recordings, write nothing")
    parser.add_argument("--python", default=sys.executable, help="the interpreter to record with")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()

    try:
        asked = subprocess.run([options.python, "-c", PROBE], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        # An interpreter started through a wrapper script does not know its own name.
        raise SystemExit(f"{options.python} does not start; name one with --python") from None
    if asked.split() != ["cpython", "3", "14"]:
        raise SystemExit(f"{options.python} is not CPython 3.14")

    every = {path.stem: path for folder in SETS for path in sorted(folder.glob("*__*.py"))}
    names = [Path(name).stem for name in options.names] or list(every)
    if unknown := sorted(set(names) - set(every)):
        raise SystemExit(f"no such program: {', '.join(unknown)}")
    for recorded in SETS.values():
        recorded.mkdir(exist_ok=True)

    bad = []
    changed = 0
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        futures = {name: pool.submit(record, options.python, every[name]) for name in names}
        for name, future in futures.items():
            try:
                text = future.result()
            except subprocess.TimeoutExpired:
                bad.append(f"{name}: no end after {SECONDS} s")
                continue
            if problem := complaint(name, text):
                bad.append(problem)
                bad.extend("    " + line for line in text.splitlines()[-6:])
                continue
            path = SETS[every[name].parent] / f"{name}.txt"
            old = path.read_bytes().decode("utf-8") if path.exists() else None
            if text == old:
                continue
            changed += 1
            if not options.check:
                path.write_bytes(text.encode("utf-8"))
            elif old is None:
                bad.append(f"{name}: not recorded")
            else:
                bad.append(f"{name}: differs")
                bad.extend(difflib.unified_diff(old.splitlines(), text.splitlines(), "recorded", "now", lineterm=""))

    if not options.names:
        for folder, recorded in SETS.items():
            for path in sorted(recorded.glob("*.txt")):
                if not (folder / f"{path.stem}.py").exists():
                    if options.check:
                        bad.append(f"{path.name}: recorded, but there is no such program")
                    else:
                        path.unlink()
    for line in bad:
        print(line, file=sys.stderr)
    print(f"{len(names)} programs, {changed} {'differ' if options.check else 'recorded anew'}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
