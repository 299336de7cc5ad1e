# The public names of the modules.
import bisect
import functools
import heapq
import itertools
import math
import operator
import random
import string
import time

def public(m):
    names = getattr(m, '__all__', None)
    return sorted(n for n in (names if names is not None else dir(m)) if not n.startswith('_'))


for m in (math, itertools, operator, functools, random, string):
    print(m.__name__, public(m))
print([n for n in public(heapq)], [hasattr(bisect, n) for n in ('bisect', 'bisect_left', 'bisect_right', 'insort', 'insort_left', 'insort_right')])
print([n for n in ('time', 'time_ns', 'perf_counter', 'perf_counter_ns', 'monotonic', 'monotonic_ns', 'process_time', 'process_time_ns', 'sleep') if not hasattr(time, n)])
