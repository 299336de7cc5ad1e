ready = True


def setup():
    raise OSError("cannot set up")


setup()
