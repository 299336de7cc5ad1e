print("a", sep="", end="", sep="b")
