name = 1
print(f"start {name + } end")
