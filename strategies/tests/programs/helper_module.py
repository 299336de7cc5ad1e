"""A module beside the scripts."""
print("helper_module runs as", __name__)
counter = 0


def bump():
    global counter
    counter += 1
    return counter


class Thing:
    def __repr__(self):
        return "Thing()"


if __name__ == "__main__":
    print("not when imported")
