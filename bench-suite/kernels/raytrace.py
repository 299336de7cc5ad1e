"""A small ray tracer: spheres and planes, one lamp, shadows, reflections.

Exercises vector classes with operator methods, polymorphic intersection
methods, float arithmetic, None checks, and moderate recursion.
"""

from math import inf, sqrt

EPSILON = 1e-6


class Vec:
    __slots__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, other):
        return Vec(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vec(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, factor):
        return Vec(self.x * factor, self.y * factor, self.z * factor)

    def __neg__(self):
        return Vec(-self.x, -self.y, -self.z)

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def unit(self):
        return self * (1.0 / sqrt(self.dot(self)))

    def mirrored(self, normal):
        return self - normal * (2.0 * self.dot(normal))


class Ray:
    def __init__(self, origin, direction):
        self.origin = origin
        self.direction = direction.unit()

    def at(self, distance):
        return self.origin + self.direction * distance


class Colour(tuple):
    """Three floats with component-wise arithmetic."""

    __slots__ = ()

    def scaled(self, factor):
        return Colour([part * factor for part in self])

    def plus(self, other):
        return Colour([a + b for a, b in zip(self, other)])

    def times(self, other):
        return Colour([a * b for a, b in zip(self, other)])


BLACK = Colour((0.0, 0.0, 0.0))


class Plain:
    def __init__(self, colour, diffuse=0.8, mirror=0.0):
        self.colour = Colour(colour)
        self.diffuse = diffuse
        self.mirror = mirror

    def colour_at(self, point):
        return self.colour


class Checked(Plain):
    def __init__(self, colour, other, **more):
        super().__init__(colour, **more)
        self.other = Colour(other)

    def colour_at(self, point):
        parity = int(point.x + 1000.5) + int(point.z + 1000.5)
        return self.other if parity % 2 else self.colour


class Sphere:
    def __init__(self, centre, radius, surface):
        self.centre = centre
        self.radius = radius
        self.surface = surface

    def hit(self, ray):
        to_centre = self.centre - ray.origin
        middle = to_centre.dot(ray.direction)
        square = self.radius * self.radius - to_centre.dot(to_centre) + middle * middle
        if square < 0.0:
            return None
        half = sqrt(square)
        near = middle - half
        return near if near > EPSILON else middle + half

    def normal(self, point):
        return (point - self.centre).unit()


class Plane:
    def __init__(self, through, normal, surface):
        self.through = through
        self.up = normal.unit()
        self.surface = surface

    def hit(self, ray):
        slope = ray.direction.dot(self.up)
        if -EPSILON < slope < EPSILON:
            return None
        return (self.through - ray.origin).dot(self.up) / slope

    def normal(self, point):
        return self.up


class Scene:
    def __init__(self, lamp, eye):
        self.bodies = []
        self.lamp = lamp
        self.eye = eye
        self.rays = 0

    def add(self, body):
        self.bodies.append(body)
        return self

    def first_hit(self, ray):
        self.rays += 1
        nearest = inf
        found = None
        for body in self.bodies:
            distance = body.hit(ray)
            if distance is not None and EPSILON < distance < nearest:
                nearest = distance
                found = body
        return found, nearest

    def lit(self, point):
        to_lamp = self.lamp - point
        body, distance = self.first_hit(Ray(point, to_lamp))
        return body is None or distance * distance > to_lamp.dot(to_lamp)

    def trace(self, ray, depth=3):
        body, distance = self.first_hit(ray)
        if body is None:
            glow = 0.5 + 0.5 * ray.direction.y
            return Colour((0.2, 0.3, 0.3 + 0.4 * glow))
        point = ray.at(distance)
        normal = body.normal(point)
        if normal.dot(ray.direction) > 0.0:
            normal = -normal
        surface = body.surface
        base = surface.colour_at(point)
        colour = base.scaled(0.15)
        if self.lit(point):
            shade = (self.lamp - point).unit().dot(normal)
            if shade > 0.0:
                colour = colour.plus(base.scaled(shade * surface.diffuse))
        if surface.mirror and depth:
            bounced = self.trace(Ray(point, ray.direction.mirrored(normal)), depth - 1)
            colour = colour.plus(bounced.times(base).scaled(surface.mirror))
        return colour

    def render(self, width, height):
        rows = []
        for j in range(height):
            v = 1.0 - 2.0 * (j + 0.5) / height
            row = []
            for i in range(width):
                u = 2.0 * (i + 0.5) / width - 1.0
                colour = self.trace(Ray(self.eye, Vec(u * 1.3, v, 2.0)))
                row.append(tuple(min(255, int(part * 256.0)) for part in colour))
            rows.append(row)
        return rows


def make_scene():
    scene = Scene(lamp=Vec(-6.0, 9.0, -4.0), eye=Vec(0.0, 1.2, -5.0))
    floor = Checked((0.9, 0.9, 0.8), (0.2, 0.2, 0.25), mirror=0.2)
    scene.add(Plane(Vec(0.0, -1.0, 0.0), Vec(0.0, 1.0, 0.0), floor))
    scene.add(Sphere(Vec(0.0, 0.6, 2.0), 1.5, Plain((0.9, 0.3, 0.3), mirror=0.4)))
    for i in range(4):
        tint = (0.2 + 0.2 * i, 0.8 - 0.15 * i, 0.5)
        scene.add(Sphere(Vec(-2.6 + 1.7 * i, -0.5, 0.4 * i), 0.5, Plain(tint, diffuse=0.7)))
    return scene


def run(n):
    scene = make_scene()
    rows = scene.render(n + n // 2, n)
    mix = 0
    total = [0, 0, 0]
    for row in rows:
        for pixel in row:
            for channel, part in enumerate(pixel):
                total[channel] += part
                mix = (mix * 257 + part) % 16777213
    return f"rays={scene.rays} total={total} mix={mix:06x}"


if __name__ == "__main__":
    print(run(12))
