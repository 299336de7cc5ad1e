"""Heap queue algorithm (a.k.a. priority queue)."""

__all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'heappushpop',
           'heappush_max', 'heappop_max', 'heapify_max', 'heapreplace_max',
           'heappushpop_max', 'nlargest', 'nsmallest', 'merge']

from _heapq import (heapify, heapify_max, heappop, heappop_max, heappush,
                    heappush_max, heappushpop, heappushpop_max, heapreplace,
                    heapreplace_max)

_heapify_max = heapify_max
_heappop_max = heappop_max
_heappush_max = heappush_max
_heapreplace_max = heapreplace_max
_heappushpop_max = heappushpop_max


def merge(*iterables, key=None, reverse=False):
    """Merge sorted inputs into a single sorted output."""
    heap = []
    if reverse:
        order, replace_top, drop_top, step = heapify_max, heapreplace_max, heappop_max, -1
    else:
        order, replace_top, drop_top, step = heapify, heapreplace, heappop, 1
    # Entries are [key or value, tie-breaking number, next function(, value)].
    for number, iterable in enumerate(map(iter, iterables)):
        try:
            advance = iterable.__next__
            value = advance()
        except StopIteration:
            continue
        if key is None:
            heap.append([value, number * step, advance])
        else:
            heap.append([key(value), number * step, value, advance])
    order(heap)
    if key is None:
        while len(heap) > 1:
            try:
                while True:
                    value, number, advance = entry = heap[0]
                    yield value
                    entry[0] = advance()
                    replace_top(heap, entry)
            except StopIteration:
                drop_top(heap)
        if heap:
            value, number, advance = heap[0]
            yield value
            yield from advance.__self__
        return
    while len(heap) > 1:
        try:
            while True:
                _, number, value, advance = entry = heap[0]
                yield value
                value = advance()
                entry[0] = key(value)
                entry[2] = value
                replace_top(heap, entry)
        except StopIteration:
            drop_top(heap)
    if heap:
        _, number, value, advance = heap[0]
        yield value
        yield from advance.__self__


def _best_of_one(pick, iterable, key):
    nothing = object()
    if key is None:
        best = pick(iterable, default=nothing)
    else:
        best = pick(iterable, default=nothing, key=key)
    return [] if best is nothing else [best]


def nsmallest(n, iterable, key=None):
    """Find the n smallest elements in a dataset."""
    if n == 1:
        return _best_of_one(min, iter(iterable), key)
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key)[:n]
    it = iter(iterable)
    # A max-heap of the best n so far; equal items keep their order by number.
    if key is None:
        heap = [(value, i) for i, value in zip(range(n), it)]
        if not heap:
            return heap
        heapify_max(heap)
        top = heap[0][0]
        order = n
        for value in it:
            if value < top:
                heapreplace_max(heap, (value, order))
                top = heap[0][0]
                order += 1
        heap.sort()
        return [value for value, _ in heap]
    heap = [(key(value), i, value) for i, value in zip(range(n), it)]
    if not heap:
        return heap
    heapify_max(heap)
    top = heap[0][0]
    order = n
    for value in it:
        k = key(value)
        if k < top:
            heapreplace_max(heap, (k, order, value))
            top = heap[0][0]
            order += 1
    heap.sort()
    return [value for _, _, value in heap]


def nlargest(n, iterable, key=None):
    """Find the n largest elements in a dataset."""
    if n == 1:
        return _best_of_one(max, iter(iterable), key)
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key, reverse=True)[:n]
    it = iter(iterable)
    if key is None:
        heap = [(value, i) for i, value in zip(range(0, -n, -1), it)]
        if not heap:
            return heap
        heapify(heap)
        top = heap[0][0]
        order = -n
        for value in it:
            if top < value:
                heapreplace(heap, (value, order))
                top = heap[0][0]
                order -= 1
        heap.sort(reverse=True)
        return [value for value, _ in heap]
    heap = [(key(value), i, value) for i, value in zip(range(0, -n, -1), it)]
    if not heap:
        return heap
    heapify(heap)
    top = heap[0][0]
    order = -n
    for value in it:
        k = key(value)
        if top < k:
            heapreplace(heap, (k, order, value))
            top = heap[0][0]
            order -= 1
    heap.sort(reverse=True)
    return [value for _, _, value in heap]
