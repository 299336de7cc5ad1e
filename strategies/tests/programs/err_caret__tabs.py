def f(x):
	if x:
		return	x.nope + 1
f(5)
