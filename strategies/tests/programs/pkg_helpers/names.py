"""Plain names to import."""
alpha_value = "alpha"
beta_value = "beta"
_private = "private"
__all__ = ["alpha_value", "_private"]


def where():
    return __name__, __package__, __file__.rpartition("/")[2]


def fail(n):
    if n:
        return fail(n - 1)
    raise LookupError("raised in a helper module")
