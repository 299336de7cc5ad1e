lst = [1, 2]
def get(i):
    return lst[0] + lst[i + 1][2] + 5
get(0)
