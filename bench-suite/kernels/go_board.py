"""Random playouts and a small tree search on a Go board.

Stones form groups with liberties, captures and simple ko are enforced, and
moves are chosen by upper confidence bounds over random playouts.  Exercises
lists indexed by small integers, sets, random, method calls, closures.
"""

import math
import random

EMPTY, BLACK, WHITE = ".", "X", "O"
KOMI = 5.5


def opponent(colour):
    return WHITE if colour == BLACK else BLACK


def make_neighbours(size):
    table = []
    for point in range(size * size):
        row, column = divmod(point, size)
        near = []
        if row:
            near.append(point - size)
        if row < size - 1:
            near.append(point + size)
        if column:
            near.append(point - 1)
        if column < size - 1:
            near.append(point + 1)
        table.append(tuple(near))
    return table


class Group:
    """Stones of one colour that are connected, and their free neighbours."""

    __slots__ = ("stones", "liberties")

    def __init__(self, stones, liberties):
        self.stones = stones
        self.liberties = liberties


class Board:
    def __init__(self, size, neighbours=None):
        self.size = size
        self.neighbours = neighbours or make_neighbours(size)
        self.cells = [EMPTY] * (size * size)
        self.ko = None
        self.to_move = BLACK
        self.passes = 0
        self.captured = {BLACK: 0, WHITE: 0}

    def copy(self):
        other = Board(self.size, self.neighbours)
        other.cells = self.cells[:]
        other.ko = self.ko
        other.to_move = self.to_move
        other.passes = self.passes
        other.captured = dict(self.captured)
        return other

    def group(self, start):
        colour = self.cells[start]
        stones = {start}
        liberties = set()
        todo = [start]
        while todo:
            for near in self.neighbours[todo.pop()]:
                cell = self.cells[near]
                if cell == EMPTY:
                    liberties.add(near)
                elif cell == colour and near not in stones:
                    stones.add(near)
                    todo.append(near)
        return Group(stones, liberties)

    def is_own_eye(self, point, colour):
        return all(self.cells[near] == colour for near in self.neighbours[point])

    def legal(self, point):
        if point is None:
            return True
        if self.cells[point] != EMPTY or point == self.ko:
            return False
        colour = self.to_move
        for near in self.neighbours[point]:
            cell = self.cells[near]
            if cell == EMPTY:
                return True
            # A friend with breath to spare, or an enemy without, saves us.
            if (len(self.group(near).liberties) > 1) == (cell == colour):
                return True
        return False

    def play(self, point):
        colour = self.to_move
        enemy = opponent(colour)
        self.to_move = enemy
        self.ko = None
        if point is None:
            self.passes += 1
            return
        self.passes = 0
        self.cells[point] = colour
        taken = []
        for near in self.neighbours[point]:
            if self.cells[near] == enemy:
                group = self.group(near)
                if not group.liberties:
                    taken.extend(sorted(group.stones))
                    for stone in group.stones:
                        self.cells[stone] = EMPTY
        self.captured[colour] += len(taken)
        if len(taken) == 1:
            mine = self.group(point)
            if len(mine.stones) == 1 and len(mine.liberties) == 1:
                self.ko = taken[0]

    def candidates(self):
        colour = self.to_move
        return [
            point
            for point, cell in enumerate(self.cells)
            if cell == EMPTY and not self.is_own_eye(point, colour)
        ]

    def random_move(self):
        choices = self.candidates()
        while choices:
            index = random.randrange(len(choices))
            point = choices[index]
            if self.legal(point):
                return point
            choices[index] = choices[-1]
            choices.pop()
        return None

    def score(self):
        """Area score, positive when Black is ahead."""
        points = {BLACK: 0, WHITE: 0}
        for point, cell in enumerate(self.cells):
            if cell == EMPTY:
                around = {self.cells[near] for near in self.neighbours[point]}
                around.discard(EMPTY)
                if len(around) == 1:
                    points[around.pop()] += 1
            else:
                points[cell] += 1
        return points[BLACK] - points[WHITE] - KOMI

    def __str__(self):
        size = self.size
        return "/".join("".join(self.cells[i : i + size]) for i in range(0, size * size, size))


def playout(board):
    limit = 2 * board.size * board.size
    moves = 0
    while board.passes < 2 and moves < limit:
        board.play(board.random_move())
        moves += 1
    return board.score(), moves


class Node:
    def __init__(self, move, mover):
        self.move = move
        self.mover = mover
        self.children = []
        self.untried = None
        self.visits = 0
        self.wins = 0

    def best_child(self):
        log_visits = math.log(self.visits)

        def bound(child):
            mean = child.wins / child.visits
            return mean + math.sqrt(2.0 * log_visits / child.visits)

        return max(self.children, key=bound)

    def expand(self, board):
        if self.untried is None:
            self.untried = [move for move in board.candidates() if board.legal(move)] or [None]
            random.shuffle(self.untried)
        if not self.untried:
            return None
        child = Node(self.untried.pop(), board.to_move)
        self.children.append(child)
        return child


def search(board, rounds):
    root = Node(None, opponent(board.to_move))
    moves = 0
    for _ in range(rounds):
        trial = board.copy()
        node = root
        path = [root]
        while trial.passes < 2:
            child = node.expand(trial)
            grown = child is not None
            node = child if grown else node.best_child()
            trial.play(node.move)
            path.append(node)
            if grown:
                break
        score, played = playout(trial)
        moves += played
        winner = BLACK if score > 0 else WHITE
        for node in path:
            node.visits += 1
            node.wins += node.mover == winner
    chosen = max(root.children, key=lambda child: (child.visits, child.wins))
    return chosen, moves


def run(n):
    """Search n playouts in all, a dozen for each move."""
    random.seed(99)
    board = Board(7)
    total = 0
    line = []
    while n > 0 and board.passes < 2:
        rounds = min(n, 12)
        node, moves = search(board, rounds)
        n -= rounds
        total += moves
        line.append(f"{node.move}:{node.visits}:{node.wins}")
        board.play(node.move)
    captured = board.captured
    return f"{' '.join(line)} moves={total} score={board.score()} taken={captured[BLACK]}/{captured[WHITE]} {board}"


if __name__ == "__main__":
    print(run(4))
