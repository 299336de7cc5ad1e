leaf_name = __name__


def parent():
    from ... import nothing_above
