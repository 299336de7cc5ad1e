people = [("ann", 3), ("bob", None), ("cyd", 5)]
print(max(people, key=lambda p: p[1]))
