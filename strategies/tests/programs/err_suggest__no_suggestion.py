alpha = 1
print(completely_different)
