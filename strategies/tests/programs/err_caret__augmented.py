x = "text"
x += 1 + 2
