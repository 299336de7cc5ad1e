"""Decimal digits of pi by an unbounded spigot over a linear fraction.

The state is the 2x2 matrix of a Mobius transformation; every series term is
multiplied in, and a digit leaves as soon as two bounds agree on it.  Exercises
arithmetic on integers of hundreds of digits: multiply, add, floor division.
"""

from itertools import count, islice


def digits_of_pi():
    q, r, t = 1, 0, 1
    for k in count(1):
        odd = 2 * k + 1
        # Multiply in the k-th term: (k, 4k+2; 0, 2k+1).
        r = (2 * q + r) * odd
        q *= k
        t *= odd
        while q <= r:
            low = (3 * q + r) // t
            if low != (4 * q + r) // t:
                break
            yield low
            r = 10 * (r - low * t)
            q *= 10


def run(n):
    lines = []
    weighted = 0
    for place, digit in enumerate(islice(digits_of_pi(), n), 1):
        lines.append(chr(48 + digit))
        weighted = (weighted + place * digit) % 999983
    text = "".join(lines)
    return f"n={n} head={text[:8]} tail={text[-10:]} weighted={weighted}"


if __name__ == "__main__":
    print(run(30))
