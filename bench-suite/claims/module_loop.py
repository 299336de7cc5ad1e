"""A loop at module level: its variable is a name in a dict."""

CODE = compile("for i in range(n):\n    pass\n", "<module_loop>", "exec")


def run(n):
    space = {"n": n}
    exec(CODE, space)
    return space["i"]
