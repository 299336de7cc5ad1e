print("never printed")
x = [1, 2,
     (3, 4
y = 5
