"""Doubly recursive Fibonacci numbers.

Exercises plain function calls, small-integer compares and additions, and
returns: nothing else.  The classical measure of what one call costs.
"""


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def run(n):
    total = 0
    for i in range(n + 1):
        total = (total * 31 + fib(i)) % 1000000007
    return f"fib({n})={fib(n)} mix={total}"


if __name__ == "__main__":
    print(run(12))
