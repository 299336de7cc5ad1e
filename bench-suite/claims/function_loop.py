"""The same loop in a function: its variable is a slot of the frame."""


def run(n):
    for i in range(n):
        pass
    return i
