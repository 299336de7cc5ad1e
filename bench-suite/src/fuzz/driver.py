"""The CPython side of `gearbox fuzz`: programs in on standard input, what they print out on standard output.

Each program runs in a forked child, because programs rebind builtins and patch modules.
A request is a length and the program; an answer is an exit code and two texts with their lengths.
"""

import builtins
import io
import os
import struct
import sys
import traceback
import types
import warnings

SECONDS = 8


def exit_code(code):
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 0xFF
    print(code, file=sys.stderr)
    return 1


def run(source):
    """Runs a program as `__main__`; exit code, standard output, standard error."""
    main = types.ModuleType("__main__")
    main.__builtins__ = builtins
    sys.modules["__main__"] = main
    out, err = sys.stdout, sys.stderr = io.StringIO(), io.StringIO()
    sys.argv = [""]
    # The driver prints after the program, which may have rebound any of these.
    show, codes, reset = traceback.format_exception, exit_code, dict(vars(builtins))
    failed = None
    try:
        exec(compile(source, "<fuzz>", "exec"), vars(main))
    except BaseException as error:
        failed = error
    vars(builtins).update(reset)
    if failed is None:
        code = 0
    elif isinstance(failed, SystemExit):
        code = codes(failed.code)
    else:
        code = 1
        err.write("".join(show(failed)))
    return code, out.getvalue(), err.getvalue()


def in_child(source):
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        import signal

        os.close(reader)
        signal.alarm(SECONDS)
        code, out, err = run(source)
        with open(writer, "wb") as pipe:
            pipe.write(pack(code, out, err))
        os._exit(0)
    os.close(writer)
    with open(reader, "rb") as pipe:
        answer = pipe.read()
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return pack(128 + os.WTERMSIG(status), "", f"signal {os.WTERMSIG(status)}\n")
    return answer


def pack(code, out, err):
    out, err = (text.encode("utf-8", "backslashreplace") for text in (out, err))
    return struct.pack("<BII", code, len(out), len(err)) + out + err


def serve(requests, answers):
    name = f"{sys.implementation.name} {sys.version_info[0]}.{sys.version_info[1]}"
    answers.write(pack(0, name, ""))
    answers.flush()
    while len(head := requests.read(4)) == 4:
        (size,) = struct.unpack("<I", head)
        answers.write(in_child(requests.read(size).decode()))
        answers.flush()


warnings.simplefilter("ignore")
serve(sys.stdin.buffer, sys.stdout.buffer)
