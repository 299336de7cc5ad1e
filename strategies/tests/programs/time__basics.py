# time: types and monotonic behaviour.
import time


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


a = time.perf_counter()
b = time.perf_counter()
print(type(a), b >= a, type(time.time()), time.time() > 1_600_000_000, type(time.time_ns()), type(time.monotonic()))
m = time.monotonic()
print(time.monotonic() >= m, time.monotonic_ns() > 0, time.perf_counter_ns() > 0, type(time.process_time()), time.process_time() >= 0)
t = time.perf_counter()
print(time.sleep(0.01), time.perf_counter() - t >= 0.009)
show(lambda: time.sleep(-1))
show(lambda: time.sleep('a'))
show(lambda: time.sleep())
show(lambda: (time.sleep(0), time.sleep(False)))
show(lambda: time.perf_counter(1))
show(lambda: time.nope)
