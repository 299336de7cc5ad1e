e = ValueError("with notes")
e.add_note("first note")
e.add_note("second\nover two lines")
e.add_note("")
raise e
