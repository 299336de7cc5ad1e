def show(text, n):
    return text % n
show("""first line
second line %d
third""", "not a number")
