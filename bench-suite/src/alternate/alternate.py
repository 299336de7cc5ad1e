# Alternates two programs inside one process of a Python interpreter: what `gearbox alternate-worker` does for our own configurations.
# Usage: alternate.py TASK, with the task as JSON; prints the answer as JSON.
import importlib
import json
import sys
import time

CLOCK = time.perf_counter_ns
CPU = getattr(time, "thread_time_ns", CLOCK)
# Warm-up is over when the last calls differ by no more than this factor: there are no events to count here.
STEADY_CALLS = 5
LEAST_CALLS = 10
STEADY_SPREAD = 1.25


def warm(run, n, least, limit):
    values, cpu_times = [], []
    began = CLOCK()
    settled = False
    while True:
        start, cpu = CLOCK(), CPU()
        run(n)
        cpu_times.append(max(1, CPU() - cpu))
        values.append(CLOCK() - start)
        last = cpu_times[-STEADY_CALLS:]
        settled = len(values) >= LEAST_CALLS and max(last) <= STEADY_SPREAD * min(last)
        if (settled and len(values) >= least) or CLOCK() - began > limit:
            return {"values_ns": values[:2000], "events": [], "settled": settled}


def timed(run, n, units, plant):
    # Wall time and CPU time.
    start = CLOCK()
    cpu = CPU()
    for _ in range(units):
        run(n)
    if plant:
        until = cpu + (CPU() - cpu) * (1 + plant / 100)
        while CPU() < until:
            pass
    cpu = CPU() - cpu
    return CLOCK() - start, cpu


def peak_rss():
    try:
        with open("/proc/self/status") as status:
            for line in status:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1]) * 1024
    except OSError:
        return None


def main():
    task = json.loads(sys.argv[1])
    sys.path.insert(0, task["folder"])
    sides = [task["a"], task["b"]]
    ns = [side["n"] for side in sides]
    # Which side is loaded and warmed first changes from process to process: addresses matter a little.
    begins = (0, 1) if task["begins"] == "A" else (1, 0)
    runs = [None, None]
    for i in begins:
        # If both sides are one program, it is still two functions: adaptive instructions belong to the code object.
        sys.modules.pop(sides[i]["program"], None)
        runs[i] = importlib.import_module(sides[i]["program"]).run
    checksums, warmups = [None, None], [None, None]
    for i in begins:
        checksums[i] = str(runs[i](ns[i]))
    for i in begins:
        warmups[i] = warm(runs[i], ns[i], sides[i]["least_warmups"], task["warmup_limit_ns"])
    # The quickest of the last calls: others may hold a stretch in which another process ran.
    call = max(1, min(warmups[0]["values_ns"][-5:]))
    units = max(1, (task["slice_ns"] + call // 2) // call)
    plants = [0, task.get("plant_percent", 0)]
    for i in (0, 1):
        timed(runs[i], ns[i], units, plants[i])
    quads = []
    for first in task["firsts"]:
        order = (0, 1, 1, 0) if first == "A" else (1, 0, 0, 1)
        times = [timed(runs[i], ns[i], units, plants[i]) for i in order]
        wall, cpu = ([max(1, t[i]) for t in times] for i in (0, 1))
        quads.append({"first": first.lower(), "ns": wall, "cpu_ns": cpu})
    for i in (0, 1):
        after = str(runs[i](ns[i]))
        if after != checksums[i]:
            sys.exit("checksum changed between calls: %s then %s" % (checksums[i], after))
    print(json.dumps({
        "units": units, "warmup_a": warmups[0], "warmup_b": warmups[1], "quads": quads,
        "checksum_a": checksums[0], "checksum_b": checksums[1], "max_rss": peak_rss(),
    }))


main()
