# List slicing against a simple model, over all small slices.
def model_slice(n, sl):
    start, stop, step = sl.indices(n)
    out = []
    i = start
    while (step > 0 and i < stop) or (step < 0 and i > stop):
        out.append(i)
        i += step
    return out
count = bad = 0
ends = (None, -7, -3, -1, 0, 1, 2, 4, 9)
for n in (0, 1, 3, 6):
    base = list(range(n))
    text = 'abcdefghij'[:n]
    for a in ends:
        for b in ends:
            for c in (None, -3, -1, 1, 2, 5):
                sl = slice(a, b, c)
                idx = model_slice(n, sl)
                count += 1
                if base[a:b:c] != idx or tuple(base)[sl] != tuple(idx) or text[sl] != ''.join(text[i] for i in idx):
                    bad += 1
                if list(range(n)[sl]) != idx or list(bytes(base)[sl]) != idx:
                    bad += 1
                x = base[:]
                del x[sl]
                if x != [v for v in base if v not in idx]:
                    bad += 1
                if c is not None:
                    y = base[:]
                    y[sl] = [-v for v in idx]
                    if y != [-v if v in idx else v for v in base]:
                        bad += 1
print(count, bad)
x = list(range(10))
trace = []
for i in range(60):
    k = (i * 7) % 11
    if k < 4:
        x[k:k + 2] = [i, i + 1, i + 2]
    elif k < 7:
        del x[k:k + 3]
    elif k < 9:
        x.insert(k, -i)
    else:
        x[::2] = x[::2][::-1]
    trace.append(len(x))
print(x, trace)
