def make(t, m):
    try:
        raise t(m)
    except t as e:
        return e
inner = ExceptionGroup("inner", [make(KeyError, "k"), TypeError("no traceback")])
try:
    1 / 0
except ZeroDivisionError as z:
    cause = z
err = ExceptionGroup("outer", [make(ValueError, "v"), inner])
err.add_note("a note on the group")
err.exceptions[0].add_note("a note\nin two lines")
raise err from cause
