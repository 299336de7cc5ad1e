def numbers():
    yield 1
    yield "2"
def doubled(source):
    for n in source:
        yield n - 1
def total():
    return sum(doubled(numbers()))
def delegate():
    yield from doubled(numbers())
try:
    list(delegate())
except TypeError as e:
    print(e)
total()
