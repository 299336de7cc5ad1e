rows = [[1, 2], [3, "x"]]
total = [sum(v * 2 - 1 for v in row) for row in rows if len(row) > 1]
