def f(n):
    for i in n.items:
        print(i)
class N:
    items = 5
f(N)
