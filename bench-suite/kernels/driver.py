# Runs one kernel and prints its times; the same file serves every interpreter.
# Usage: driver.py NAME N LOOPS WARMUPS VALUES
# Output: "warmup NS" and "value NS" lines (wall nanoseconds of LOOPS calls of run(N)),
# "peak_rss KB" where the system tells it, and "checksum TEXT" last.
import sys
import time


def measure(run, n, loops, label, count):
    clock = time.perf_counter_ns
    checksum = None
    for _ in range(count):
        start = clock()
        for _ in range(loops):
            checksum = run(n)
        elapsed = clock() - start
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
    first = measure(run, n, loops, "warmup", warmups)
    checksum = measure(run, n, loops, "value", values)
    if warmups and first != checksum:
        print("checksum changed between calls:", first, "then", checksum, file=sys.stderr)
        sys.exit(1)
    peak_rss()
    print("checksum", checksum)


main()
