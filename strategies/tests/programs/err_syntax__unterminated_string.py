x = 1
s = "no end
y = 2
