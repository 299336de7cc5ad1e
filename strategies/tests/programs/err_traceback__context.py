def clean(x):
    return x.missing

def work():
    try:
        1 / 0
    except ZeroDivisionError:
        clean(5)

try:
    work()
finally:
    undefined_name
