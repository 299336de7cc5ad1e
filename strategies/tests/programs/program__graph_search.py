import heapq
from collections import deque, defaultdict
class Graph:
    def __init__(self, edges):
        self.adj = defaultdict(dict)
        for a, b, w in edges:
            self.adj[a][b] = w
            self.adj[b].setdefault(a, w)
    def bfs(self, start):
        seen, queue = {start: 0}, deque([start])
        while queue:
            node = queue.popleft()
            for n in sorted(self.adj[node]):
                if n not in seen:
                    seen[n] = seen[node] + 1
                    queue.append(n)
        return seen
    def dfs(self, node, seen=None):
        seen = set() if seen is None else seen
        if node in seen: return
        seen.add(node)
        yield node
        for n in sorted(self.adj[node]): yield from self.dfs(n, seen)
    def dijkstra(self, start, goal):
        heap, best, back = [(0, start)], {start: 0}, {}
        while heap:
            d, node = heapq.heappop(heap)
            if node == goal: break
            if d > best[node]: continue
            for n, w in self.adj[node].items():
                if (nd := d + w) < best.get(n, float("inf")):
                    best[n], back[n] = nd, node
                    heapq.heappush(heap, (nd, n))
        else: raise LookupError(f"no path {start}->{goal}")
        path = [goal]
        while path[-1] != start: path.append(back[path[-1]])
        return d, path[::-1]
    def kruskal(self):
        parent = {n: n for n in self.adj}
        def find(x):
            while parent[x] != x:
                parent[x] = parent[parent[x]]
                x = parent[x]
            return x
        total, chosen = 0, []
        for w, a, b in sorted((w, a, b) for a, ns in self.adj.items() for b, w in ns.items() if a < b):
            ra, rb = find(a), find(b)
            if ra != rb:
                parent[ra] = rb
                total += w
                chosen.append(a + b)
        return total, chosen
g = Graph([("a", "b", 7), ("a", "c", 9), ("a", "f", 14), ("b", "c", 10), ("b", "d", 15), ("c", "d", 11), ("c", "f", 2), ("d", "e", 6), ("e", "f", 9)])
print(g.bfs("a"), list(g.dfs("a")), g.dijkstra("a", "e"), g.kruskal())
g.adj["island"] = {}
try:
    g.dijkstra("a", "island")
except LookupError as e:
    print(e)
def topo(deps):
    out, state = [], {}
    def visit(n):
        if state.get(n) == 1: raise ValueError(f"cycle through {n}")
        if n in state: return
        state[n] = 1
        for d in deps.get(n, ()): visit(d)
        state[n] = 2
        out.append(n)
    for n in deps: visit(n)
    return out
print(topo({"app": ["lib", "log"], "lib": ["core"], "log": ["core"], "core": []}))
try:
    topo({"x": ["y"], "y": ["z"], "z": ["x"]})
except ValueError as e:
    print(e)
maze = ["S.#.....", ".#..###.", "...#...G", ".#...#.."]
def solve(maze):
    pos = {c: (r, k) for r, row in enumerate(maze) for k, c in enumerate(row) if c in "SG"}
    prev, queue = {pos["S"]: None}, deque([pos["S"]])
    while queue:
        r, c = cur = queue.popleft()
        if cur == pos["G"]: break
        for dr, dc in ((1, 0), (0, 1), (-1, 0), (0, -1)):
            n = r + dr, c + dc
            if 0 <= n[0] < len(maze) and 0 <= n[1] < len(maze[0]) and maze[n[0]][n[1]] != "#" and n not in prev:
                prev[n] = cur
                queue.append(n)
    grid, cur = [list(r) for r in maze], prev[pos["G"]]
    while prev[cur]:
        grid[cur[0]][cur[1]] = "o"
        cur = prev[cur]
    return "\n".join(map("".join, grid))
print(solve(maze))
