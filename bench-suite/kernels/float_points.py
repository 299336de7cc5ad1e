"""Create many point objects, normalise them and find their upper bound.

Exercises allocation of instances, attribute loads and stores with floats,
method calls, and max-style reductions over objects.
"""

from math import cos, sin, sqrt


class Point:
    __slots__ = ("x", "y", "z")

    def __init__(self, angle):
        self.x = x = sin(angle)
        self.y = cos(angle) * 3.0
        self.z = (x * x) / 2.0

    def normalise(self):
        x = self.x
        y = self.y
        z = self.z
        norm = sqrt(x * x + y * y + z * z)
        self.x /= norm
        self.y /= norm
        self.z /= norm

    def upper(self, other):
        self.x = self.x if self.x > other.x else other.x
        self.y = self.y if self.y > other.y else other.y
        self.z = self.z if self.z > other.z else other.z
        return self

    def __repr__(self):
        return f"<{self.x:.9f}, {self.y:.9f}, {self.z:.9f}>"


class WeightedPoint(Point):
    """The same with an instance dictionary, and one more attribute in it."""

    def __init__(self, angle, weight):
        super().__init__(angle)
        self.weight = weight

    def moment(self):
        return self.weight * (self.x + self.y + self.z)


def upper_bound(points):
    bound = points[0]
    for point in points[1:]:
        bound = bound.upper(point)
    return bound


def run(n):
    points = [Point(i * 0.37) for i in range(n)]
    for point in points:
        point.normalise()
    weighted = [WeightedPoint(i * 0.11, 1.0 / (i + 1)) for i in range(n)]
    moment = 0.0
    for point in weighted:
        point.normalise()
        moment += point.moment()
    return f"{upper_bound(points)} {moment:.7f}"


if __name__ == "__main__":
    print(run(200))
