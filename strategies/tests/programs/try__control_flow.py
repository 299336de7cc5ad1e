def f1(n):
    try:
        if n == 0: return "return in try"
        if n == 1: raise ValueError("v")
        if n == 2: raise KeyError("k")
        print("no exception")
    except ValueError as e:
        return f"except {e}"
    except (KeyError, IndexError):
        print("tuple clause")
    else:
        print("else")
    finally:
        print("finally", n)
    return "end"
for n in range(4):
    print(f1(n))
def f2():
    for i in range(4):
        try:
            if i == 1: continue
            if i == 3: break
            print("body", i)
        finally:
            print("fin", i)
    return i
print(f2())
def f3():
    try:
        try:
            1 / 0
        finally:
            print("inner finally")
    except ZeroDivisionError:
        print("outer except")
        return "r"
    finally:
        print("outer finally")
print(f3())
def f4():
    x = 1
    try:
        return x
    finally:
        x = 2
print(f4())
def f5():
    try:
        pass
    except:
        print("no")
    else:
        try:
            raise OSError("in else")
        except OSError as e:
            print(e)
    while True:
        try:
            break
        finally:
            print("break through finally")
    try:
        e
    except NameError as n:
        print(n)
f5()
e = "before"
try:
    raise ValueError
except ValueError as e:
    pass
try:
    e
except NameError as err:
    print(err)
def f6(exc):
    try:
        raise exc
    except ArithmeticError: return "arith"
    except LookupError: return "lookup"
    except Exception: return "exception"
    except BaseException: return "base"
print([f6(x) for x in (ZeroDivisionError, KeyError(1), ValueError, KeyboardInterrupt, OverflowError(), GeneratorExit)])
def f7():
    for i in range(3):
        try:
            try:
                if i == 0: raise ValueError(i)
                if i == 1: raise KeyError(i)
            except ValueError:
                continue
            finally:
                print("f", i, end=" ")
        except KeyError:
            print("key")
            break
f7()
def f8():
    try:
        with_return = [x for x in (1, 0) if 1 // x]
    except ZeroDivisionError:
        with_return = "z"
    return with_return
print(f8())
try:
    try:
        raise ValueError("a")
    except 5:
        pass
except TypeError as t:
    print(t, repr(t.__context__))
try:
    try:
        raise ValueError("a")
    except (KeyError, int):
        pass
except TypeError as t:
    print(t)
def f9():
    try:
        try: raise ValueError(1)
        finally: raise KeyError(2)
    except KeyError as k:
        return repr(k.__context__)
print(f9())
