print("é stdout ✓")
raise ValueError("ü 日本 \U0001F600 and \x01 \udc80 end")
