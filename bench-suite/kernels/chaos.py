"""The chaos game played with B-spline curves instead of affine maps.

Points wander over a small bitmap, every step through a randomly chosen spline
that bends the plane.  Exercises small value classes with overloaded
operators, float arithmetic, exceptions, random, and nested lists.
"""

import math
import random


class Vector:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor)

    __rmul__ = __mul__

    def __abs__(self):
        return math.sqrt(self.x * self.x + self.y * self.y)

    def blend(self, other, t):
        return Vector(self.x + (other.x - self.x) * t, self.y + (other.y - self.y) * t)

    def __repr__(self):
        return f"Vector({self.x:.6f}, {self.y:.6f})"


class Spline:
    """A B-spline of some degree over uniform knots with repeated ends."""

    def __init__(self, points, degree=3):
        if len(points) <= degree:
            raise ValueError("too few control points")
        self.points = points
        self.degree = degree
        inner = len(points) - degree
        self.knots = [0] * degree + list(range(inner + 1)) + [inner] * degree

    @property
    def domain(self):
        return self.knots[self.degree], self.knots[-self.degree - 1]

    def span(self, u):
        low, high = self.domain
        if not low <= u <= high:
            raise ValueError("outside the domain")
        if u == high:
            return len(self.points) - 1
        return self.degree + int(u)

    def __call__(self, u):
        """De Boor's recurrence, in place on the control points concerned."""
        span = self.span(u)
        degree = self.degree
        knots = self.knots
        work = [self.points[i] for i in range(span - degree, span + 1)]
        for level in range(1, degree + 1):
            for j in range(degree, level - 1, -1):
                left = knots[span - degree + j]
                right = knots[j + 1 + span - level]
                width = right - left
                t = (u - left) / width if width else 0.0
                work[j] = work[j - 1].blend(work[j], t)
        return work[degree]

    def length(self, pieces):
        low, high = self.domain
        here = self(low)
        total = 0.0
        for i in range(1, pieces + 1):
            there = self(low + (high - low) * i / pieces)
            total += abs(there - here)
            here = there
        return total


class ChaosGame:
    def __init__(self, splines, width, height, thickness):
        self.splines = splines
        self.width = width
        self.height = height
        self.thickness = thickness
        corner = [spline(u) for spline in splines for u in spline.domain]
        corner += [point for spline in splines for point in spline.points]
        self.low_x = min(point.x for point in corner) - thickness
        self.low_y = min(point.y for point in corner) - thickness
        self.span_x = max(point.x for point in corner) + thickness - self.low_x
        self.span_y = max(point.y for point in corner) + thickness - self.low_y
        self.weights = []
        total = 0.0
        for spline in splines:
            total += spline.length(40)
            self.weights.append(total)
        self.grid = [[0] * width for _ in range(height)]
        self.clipped = 0

    def pick(self):
        mark = random.random() * self.weights[-1]
        for spline, weight in zip(self.splines, self.weights):
            if mark < weight:
                return spline
        return self.splines[-1]

    def bend(self, point, spline):
        """Wrap the plane around the spline: x runs along it, y across it."""
        low, high = spline.domain
        along = low + (high - low) * min(max((point.x - self.low_x) / self.span_x, 0.0), 1.0)
        step = 1.0 / 4000.0
        base = spline(along)
        if along + step <= high:
            tangent = spline(along + step) - base
        else:
            tangent = base - spline(along - step)
        size = abs(tangent)
        across = ((point.y - self.low_y) / self.span_y - 0.5) * self.thickness
        if size == 0.0:
            return base
        return base + Vector(-tangent.y, tangent.x) * (across / size)

    def plot(self, point):
        column = int((point.x - self.low_x) / self.span_x * self.width)
        row = int((point.y - self.low_y) / self.span_y * self.height)
        try:
            if row < 0 or column < 0:
                raise IndexError("left of the bitmap")
            self.grid[row][column] += 1
        except IndexError:
            self.clipped += 1

    def play(self, rounds):
        point = Vector(self.low_x + self.span_x / 2, self.low_y + self.span_y / 2)
        for i in range(rounds):
            point = self.bend(point, self.pick())
            if i > 10:
                self.plot(point)
        return point


def make_splines():
    arch = [(1.60, 0.30), (2.85, 1.75), (3.10, 0.10), (2.00, 2.80), (0.40, 1.20), (0.25, 2.10)]
    hook = [(0.20, 2.90), (0.80, 3.30), (1.80, 3.10), (2.60, 2.40), (2.90, 3.60)]
    rail = [(0.10, 0.20), (1.20, 0.10), (2.20, 0.90), (3.30, 0.40)]
    return [Spline([Vector(x, y) for x, y in points]) for points in (arch, hook, rail)]


def run(n):
    random.seed(1234)
    game = ChaosGame(make_splines(), 32, 24, 0.25)
    last = game.play(n)
    mix = 0
    filled = 0
    for row in game.grid:
        for cell in row:
            mix = (mix * 31 + cell) % 1000003
            filled += cell > 0
    return f"{last} filled={filled} clipped={game.clipped} mix={mix}"


if __name__ == "__main__":
    print(run(200))
