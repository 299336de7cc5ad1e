x = 5
y = [1, 2] if 3 in x else []
