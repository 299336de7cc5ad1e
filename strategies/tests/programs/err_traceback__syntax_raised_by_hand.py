raise SyntaxError("made by hand", ("config.ini", 3, 5, "key == value", 3, 7))
