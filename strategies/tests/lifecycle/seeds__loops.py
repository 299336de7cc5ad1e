"""Seed experiments: attributes in loops, and what one call is enough for."""

import dis

from watch import show


class User:
    def __init__(self, age):
        self.age = age


class Guest:
    def __init__(self, age):
        self.age = age


class Robot:
    def __init__(self, age):
        self.age = age


def total_age(users):
    total = 0
    for user in users:
        total += user.age
    return total


print(total_age([User(n) for n in range(10)]))
show("one class", total_age)
dis.dis(total_age, adaptive=True)


def total_mixed(users):
    total = 0
    for user in users:
        total += user.age
    return total


people = [kind(n) for n in range(100) for kind in (User, Guest, Robot)]
print(total_mixed(people))
show("three classes", total_mixed)
print(total_mixed(people))
show("three classes, twice", total_mixed)


class Counter:
    def __init__(self):
        self.count = 0


def count_to(counter, n):
    for _ in range(n):
        counter.count += 1
    return counter.count


c = Counter()
print(count_to(c, 1000))
show("count, one call", count_to)
dis.dis(count_to, adaptive=True)
print(count_to(c, 1000))
show("count, two calls", count_to)
