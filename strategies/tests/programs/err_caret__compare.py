x = 1
if 0 < x < "a" or x == 2:
    print("no")
