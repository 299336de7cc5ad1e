def f(argument):
    length = 1
    return lenght + argumnet
f(1)
