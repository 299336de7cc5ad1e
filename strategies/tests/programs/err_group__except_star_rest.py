def f():
    try:
        raise ExceptionGroup("eg", [ValueError(1), KeyError("k"), OSError("o")])
    except* ValueError as e:
        print("handled", e.exceptions)
    except* KeyError:
        raise RuntimeError("while handling")
f()
