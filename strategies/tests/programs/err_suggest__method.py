x = [3, 1]
x.appendd(4)
