def area(r):
    return math.pi * r * r
print(area(1))
