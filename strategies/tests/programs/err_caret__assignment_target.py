t = (1, 2)
t[0] = len(t)
