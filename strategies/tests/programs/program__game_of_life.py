def step(cells):
    counts = {}
    for x, y in cells:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    key = x + dx, y + dy
                    counts[key] = counts.get(key, 0) + 1
    return {c for c, n in counts.items() if n == 3 or n == 2 and c in cells}
def show(cells, w, h):
    return "\n".join("".join("#" if (x, y) in cells else "." for x in range(w)) for y in range(h))
glider = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
cells = glider
for gen in range(4): cells = step(cells)
print(show(cells, 5, 5))
print(cells == {(x + 1, y + 1) for x, y in glider})
blinker = {(0, 1), (1, 1), (2, 1)}
print(step(step(blinker)) == blinker, sorted(step(blinker)))
r = {(1, 0), (2, 0), (0, 1), (1, 1), (1, 2)}
sizes = []
for _ in range(40):
    r = step(r)
    sizes.append(len(r))
print(sizes)
print(min(x for x, _ in r), max(y for _, y in r), sum(x * 31 + y * 17 for x, y in r))
