import pkg_helpers.names as names
def go():
    names.fail(2)
go()
