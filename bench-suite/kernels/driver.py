# Runs one kernel and prints its times; the same file serves every interpreter.
# Usage: driver.py NAME N LOOPS WARMUPS VALUES
# Output: "start NS" (the monotonic clock before the first call of run), then "warmup NS" and
# "value NS" lines (wall nanoseconds of LOOPS calls of run(N)), under gearbox with the number of
# the engine's events meanwhile (specializations, failed attempts, de-specializations) behind it,
# "peak_rss KB" where the system tells it, and "checksum TEXT" last.
import sys
import time

try:
    from _gearbox import events
except ImportError:
    events = None


def measure(run, n, loops, label, count):
    clock = time.perf_counter_ns
    checksum = None
    for _ in range(count):
        before = events() if events else 0
        start = clock()
        for _ in range(loops):
            checksum = run(n)
        elapsed = clock() - start
        if events:
            print(label, elapsed, events() - before)
        else:
            print(label, elapsed)
    return checksum


def peak_rss():
    # The system's own high-water mark of this process image (Linux only).
    try:
        status = open("/proc/self/status")
    except OSError:
        return
    for line in status:
        if line.startswith("VmHWM:"):
            print("peak_rss", line.split()[1])
    status.close()


def main():
    name = sys.argv[1]
    n = int(sys.argv[2])
    loops = int(sys.argv[3])
    warmups = int(sys.argv[4])
    values = int(sys.argv[5])
    run = __import__(name).run
    print("start", time.perf_counter_ns())
    first = measure(run, n, loops, "warmup", warmups)
    checksum = measure(run, n, loops, "value", values)
    if warmups and first != checksum:
        print("checksum changed between calls:", first, "then", checksum, file=sys.stderr)
        sys.exit(1)
    peak_rss()
    print("checksum", checksum)


main()
