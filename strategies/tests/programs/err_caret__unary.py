value = [1]
print(5, -value, 6)
