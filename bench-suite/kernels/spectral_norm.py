"""Spectral norm of an infinite matrix, by the power method on a corner of it.

Exercises calls of a small pure function, generator expressions fed to sum(),
list comprehensions and integer/float arithmetic.
"""

from math import sqrt


def entry(row, col):
    diagonal = row + col
    return 1.0 / (diagonal * (diagonal + 1) // 2 + row + 1)


def times(vector):
    size = len(vector)
    return [sum(entry(i, j) * vector[j] for j in range(size)) for i in range(size)]


def times_transposed(vector):
    result = []
    for i in range(len(vector)):
        total = 0.0
        for j, value in enumerate(vector):
            total += entry(j, i) * value
        result.append(total)
    return result


def run(n):
    u = [1.0] * n
    v = u
    for _ in range(4):
        v = times_transposed(times(u))
        u = times_transposed(times(v))
    dot_uv = sum(a * b for a, b in zip(u, v))
    dot_vv = sum(b * b for b in v)
    return f"{sqrt(dot_uv / dot_vv):.9f}"


if __name__ == "__main__":
    print(run(20))
