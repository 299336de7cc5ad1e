def configure(name, *, size, colour="red"):
    return name
configure("a", size=1, color="blue")
