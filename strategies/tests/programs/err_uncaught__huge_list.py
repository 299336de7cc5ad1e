def allocate(n):
    return [0] * n
allocate(10 ** 12)
