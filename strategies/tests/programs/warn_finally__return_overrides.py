# Leaving a finally block by return, break or continue drops the exception.
def a():
    try:
        return 1
    finally:
        return 2
def b():
    try:
        1 / 0
    finally:
        return "swallowed"
def c():
    for i in range(3):
        try:
            raise ValueError(i)
        finally:
            continue
    return "all continued"
def d():
    while True:
        try:
            return "try"
        finally:
            break
    return "after break"
print(a(), b(), c(), d())
def e():
    try:
        raise ValueError
    except ValueError:
        return "except"
    finally:
        try:
            return "nested finally return"
        finally:
            print("innermost")
print(e())
def f():
    for i in range(2):
        try:
            return i
        finally:
            for j in range(2):
                if j:
                    break
print(f())
def g():
    try:
        pass
    finally:
        def inner():
            return 3
        return inner()
print(g())
