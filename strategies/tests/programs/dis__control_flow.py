# dis.dis of loops, exceptions, with and match.
import dis

def loop(n):
    total = 0
    for i in range(n):
        if i % 2:
            continue
        total += i
    else:
        total = -1
    while total > 5:
        total -= 1
        break
    return total
def guard(x):
    try:
        return 1 / x
    except ZeroDivisionError as e:
        print(e)
    except (TypeError, ValueError):
        raise
    finally:
        print('done')
def ctx(m):
    with m as v:
        return v
def matcher(v):
    match v:
        case [1, x]:
            return x
        case {'k': y}:
            return y
        case str() | None:
            return 0
        case _:
            return -1
for f in (loop, guard, ctx, matcher):
    print(f.__name__)
    dis.dis(f)
