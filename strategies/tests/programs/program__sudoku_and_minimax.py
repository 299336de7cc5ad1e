PUZZLE = "530070000600195000098000060800060003400803001700020006060000280000419005000080079"
def solve(grid):
    rows = [set() for _ in range(9)]
    cols = [set() for _ in range(9)]
    boxes = [set() for _ in range(9)]
    cells = list(grid)
    empty = []
    for i, v in enumerate(cells):
        r, c = divmod(i, 9)
        if v == "0": empty.append((i, r, c, r // 3 * 3 + c // 3))
        else:
            for group in (rows[r], cols[c], boxes[r // 3 * 3 + c // 3]):
                if v in group: raise ValueError(f"{v} twice near cell {i}")
                group.add(v)
    tries = 0
    def fill(remaining):
        nonlocal tries
        if not remaining: return True
        best = min(remaining, key=lambda e: 9 - len(rows[e[1]] | cols[e[2]] | boxes[e[3]]))
        i, r, c, b = best
        rest = [e for e in remaining if e is not best]
        for v in "123456789":
            if v not in rows[r] and v not in cols[c] and v not in boxes[b]:
                tries += 1
                cells[i] = v
                for g in (rows[r], cols[c], boxes[b]): g.add(v)
                if fill(rest): return True
                for g in (rows[r], cols[c], boxes[b]): g.discard(v)
        cells[i] = "0"
        return False
    return "".join(cells) if fill(empty) else None, tries
solution, tries = solve(PUZZLE)
for r in range(0, 81, 27): print(solution[r:r + 9], solution[r + 9:r + 18], solution[r + 18:r + 27])
print(tries)
try:
    solve("55" + PUZZLE[2:])
except ValueError as e:
    print(e)
LINES = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]
def winner(b):
    for x, y, z in LINES:
        if b[x] != "." and b[x] == b[y] == b[z]: return b[x]
    return "draw" if "." not in b else None
memo = {}
def minimax(b, player):
    if (b, player) in memo: return memo[b, player]
    w = winner(b)
    if w: result = ({"X": 1, "O": -1, "draw": 0}[w], None)
    else:
        options = [(minimax(b[:i] + player + b[i + 1:], "O" if player == "X" else "X")[0], i) for i, c in enumerate(b) if c == "."]
        result = (max if player == "X" else min)(options, key=lambda o: o[0])
    memo[b, player] = result
    return result
print(minimax("X.O.O..X.", "X"), minimax("XX.OO....", "O"), len(memo))
board, player, moves = "X...O....", "X", []
while not (end := winner(board)):
    _, m = minimax(board, player)
    moves.append(f"{player}{m}")
    board = board[:m] + player + board[m + 1:]
    player = "XO"[player == "X"]
print(end, moves, board)
