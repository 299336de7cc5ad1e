a, b, c = 1, "x", 3
result = (a * c) + (b + c) - a
