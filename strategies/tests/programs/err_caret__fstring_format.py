value = [1]
print(f"{value:>10}")
