def check(flag):
    if flag:
        raise ValueError("a long message " + "in two parts",
                         flag)
check(True)
