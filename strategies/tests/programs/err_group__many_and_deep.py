deep = ValueError("core")
for i in range(12):
    deep = ExceptionGroup(f"level {i}", [deep])
many = ExceptionGroup("many", [ValueError(i) for i in range(20)])
raise ExceptionGroup("both", [many, deep])
