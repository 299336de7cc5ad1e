counter = 5
print(countre)
