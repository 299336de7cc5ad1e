x = None
y = x.left if x is None else x.right
