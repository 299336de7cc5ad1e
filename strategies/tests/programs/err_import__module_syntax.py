def load():
    from pkg_broken import syntax
    return syntax
load()
