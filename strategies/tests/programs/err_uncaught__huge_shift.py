def shift(n):
    return 1 << n
print(shift(10) )
shift(10 ** 30)
