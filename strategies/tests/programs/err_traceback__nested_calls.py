def outer(n):
    value = inner(n - 1)
    return value + 1

def inner(n):
    return [compute(i) for i in range(n)][-1]

def compute(i):
    divisor = i - 2
    return 10 / divisor

print("before")
print(outer(2))
print(outer(5))
