"""Main effects of a factorial sweep, from the results.csv of `gearbox export --format csv`.

    python3 effects.py results.csv

For each family that varies: the ratio of times with it and without it (below 1: it saves time), for each kernel and as the geometric mean.
"""

import collections
import csv
import math
import sys


def switched(label, families):
    """The families that a configuration such as `quickener:X=all,-call` or `quickener:X=none,+call` has on."""
    on = set(families)
    for word in label.partition("X=")[2].split(","):
        if word == "none":
            on.clear()
        elif word.startswith("-"):
            on.discard(word[1:])
        elif word.startswith("+"):
            on.add(word[1:])
    return on


def main():
    with open(sys.argv[1], newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["state"] == "ok"]
    # Labels take the shorter of two forms; a family that one of them does not name is on, or off after `none`.
    labels = {row["configuration"] for row in rows if row["configuration"].partition(":")[0] == "quickener"}
    named = {word[1:] for label in labels for word in label.split(",") if word[:1] in "+-" and word[1:]}
    settings = {label: switched(label, named) for label in labels}
    factors = sorted(f for f in named if 0 < sum(f in on for on in settings.values()) < len(labels))
    rows = [row for row in rows if row["configuration"] in settings]
    measured = collections.Counter(row["kernel"] for row in rows)
    # The design is balanced only where every configuration was measured.
    kernels = sorted(kernel for kernel, count in measured.items() if count == len(labels))
    for kernel in sorted(set(measured) - set(kernels)):
        print(f"{kernel}: left out, some configurations have no time", file=sys.stderr)
    if not kernels or not factors:
        sys.exit("no factorial sweep in this file")
    print("family", *kernels, "geomean", sep="\t")
    for factor in factors:
        effects = []
        for kernel in kernels:
            means = {True: [], False: []}
            for row in rows:
                if row["kernel"] == kernel:
                    means[factor in settings[row["configuration"]]].append(math.log(float(row["median_s"])))
            effects.append(sum(means[True]) / len(means[True]) - sum(means[False]) / len(means[False]))
        mean = sum(effects) / len(effects)
        print(factor, *(f"{math.exp(effect):.4f}" for effect in [*effects, mean]), sep="\t")


main()
