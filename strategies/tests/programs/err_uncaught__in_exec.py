code = "def inner():\n    return 1 / 0\ninner()\n"
exec(compile(code, "made_up.py", "exec"), {})
