if (n := len([1, 2])) and (m := n / 0):
    print(n, m)
