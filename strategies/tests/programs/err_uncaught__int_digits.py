def parse(text):
    return int(text)
parse("9" * 5000)
