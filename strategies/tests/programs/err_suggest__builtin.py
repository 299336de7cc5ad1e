for i in rnage(5):
    pass
