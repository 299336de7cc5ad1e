def f():
    for i in range(3):
        whlie i:
            pass
