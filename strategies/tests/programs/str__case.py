# Case methods, also beyond ASCII.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


for s in ['hello World', 'ÉCOLE', 'straße', 'ǆ', 'ŉ', 'İstanbul', 'ΑΣ', 'ΑΣ ΑΣΑ', 'ﬁne', 'they\'re bill\'s', 'x1y2z', '', '123', 'ß', 'Ω', 'ﬃ', 'ı',
          '𐐀𐐨', 'dž']:
    print([s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold()])
print('Straße'.casefold() == 'STRASSE'.casefold(), 'ÀB'.isupper(), 'ǅ'.istitle())
show(lambda: 'a'.upper(1))
show(lambda: str.upper(1))
show(lambda: ('abc'.title().istitle(), 'ABC'.istitle(), 'A B'.istitle(), ''.istitle(), '1A'.istitle(), 'Aa Bb1Cc'.istitle()))
