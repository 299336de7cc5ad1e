"""The same text made by join."""


def text(words):
    return "".join(words)


def run(n):
    words = ["word%d " % (i % 97) for i in range(n)]
    return len(text(words))
