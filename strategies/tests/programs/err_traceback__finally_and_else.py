def f():
    try:
        value = 1
    except ValueError:
        pass
    else:
        value.nope
    finally:
        print("finally first")
        {}["from finally"]
f()
