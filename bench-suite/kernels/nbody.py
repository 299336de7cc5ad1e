"""Gravitational n-body simulation with a symplectic Euler step.

Five bodies attract each other in three dimensions.  Exercises float
arithmetic, attribute-free tuple and list unpacking, subscript stores and
loops over a list of pairs built once.
"""

import math
from itertools import combinations

SOLAR_MASS = 4.0 * math.pi * math.pi
DAYS = 365.24

# name: (position, velocity per day, mass as a fraction of the sun's)
PLANETS = {
    "sun": ((0.0, 0.0, 0.0), (0.0, 0.0, 0.0), 1.0),
    "jupiter": (
        (4.84143144, -1.16032004, -0.10362204),
        (0.00166007664, 0.00769901118, -0.0000690460016),
        0.000954791938,
    ),
    "saturn": (
        (8.34336671, 4.12479856, -0.40352341),
        (-0.00276742510, 0.00499852801, 0.0000230417297),
        0.000285885980,
    ),
    "uranus": (
        (12.8943695, -15.1111514, -0.22330757),
        (0.00296460137, 0.00237847173, -0.0000296589568),
        0.0000436624404,
    ),
    "neptune": (
        (15.3796971, -25.9193146, 0.17925877),
        (0.00268067772, 0.00162824170, -0.0000951592254),
        0.0000515138902,
    ),
}


def make_bodies():
    bodies = []
    for position, velocity, mass in PLANETS.values():
        bodies.append((list(position), [v * DAYS for v in velocity], mass * SOLAR_MASS))
    return bodies


def cancel_momentum(bodies):
    px = py = pz = 0.0
    for _, (vx, vy, vz), mass in bodies:
        px -= vx * mass
        py -= vy * mass
        pz -= vz * mass
    _, velocity, mass = bodies[0]
    velocity[0] = px / mass
    velocity[1] = py / mass
    velocity[2] = pz / mass


def energy(bodies, pairs):
    total = 0.0
    for _, (vx, vy, vz), mass in bodies:
        total += 0.5 * mass * (vx * vx + vy * vy + vz * vz)
    for ((ax, ay, az), _, mass_a), ((bx, by, bz), _, mass_b) in pairs:
        dx = ax - bx
        dy = ay - by
        dz = az - bz
        total -= mass_a * mass_b / math.sqrt(dx * dx + dy * dy + dz * dz)
    return total


def step(bodies, pairs, dt):
    for (pa, va, mass_a), (pb, vb, mass_b) in pairs:
        dx = pa[0] - pb[0]
        dy = pa[1] - pb[1]
        dz = pa[2] - pb[2]
        square = dx * dx + dy * dy + dz * dz
        pull = dt / (square * math.sqrt(square))
        to_a = mass_b * pull
        to_b = mass_a * pull
        va[0] -= dx * to_a
        va[1] -= dy * to_a
        va[2] -= dz * to_a
        vb[0] += dx * to_b
        vb[1] += dy * to_b
        vb[2] += dz * to_b
    for position, (vx, vy, vz), _ in bodies:
        position[0] += dt * vx
        position[1] += dt * vy
        position[2] += dt * vz


def run(n):
    bodies = make_bodies()
    pairs = list(combinations(bodies, 2))
    cancel_momentum(bodies)
    before = energy(bodies, pairs)
    for _ in range(n):
        step(bodies, pairs, 0.01)
    after = energy(bodies, pairs)
    x, y, z = bodies[1][0]
    return f"{before:.9f} {after:.9f} {x:.9f} {y:.9f} {z:.9f}"


if __name__ == "__main__":
    print(run(100))
