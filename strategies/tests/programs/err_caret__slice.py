s = "text"
print(s[0:2], s[1:"b"], s[::-1])
