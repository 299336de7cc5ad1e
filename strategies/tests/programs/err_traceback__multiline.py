def f(a,
      b):
    return (a +
            b.attr +
            1)

result = f(
    1,
    f(
        2,
        None,
    ),
)
