"""A text that grows by += in a loop."""


def text(words):
    result = ""
    for word in words:
        result += word
    return result


def run(n):
    words = ["word%d " % (i % 97) for i in range(n)]
    return len(text(words))
