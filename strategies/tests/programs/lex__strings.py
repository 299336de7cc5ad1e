print('a' "b" '''c''' """d""", 'it\'s', "say \"hi\"", 'tab\tnew\\n', "\x41\u00e9\U0001F600\N{SNOWMAN}\101\0end".encode())
print(r"\n\t\\", R'raw\'s', rb"\x00", Rb"\n", b"\x00\xff\n\101", BR'\d', u"unicode", U'U')
print("line \
continued", len("""multi
line"""), """ends with quote\"""", '''it's "fine"''')
print("\a\b\f\v\r".encode(), repr("\x7f\x80\xa0\xad\u2028\ue000\U0010ffff"), repr("\ud800"), repr('\''), repr("'\""), ascii("é\U0001F600"))
print(repr("\t\n\r\\"), repr(b"'\"\t\x00\x7f\x80"), repr(b"\""), repr(b"'"))
print("a" "b" % () if False else "%s" "%s" % (1, 2), ("x"
      "y"), "" '' "", 'a'"b"'c'.upper())
s = ("implicit "
     f"{1 + 1} "
     r"\raw "
     "end")
print(s)
print(len("\N{LATIN SMALL LETTER E WITH ACUTE}"), "\N{greek small letter alpha}", "\u0041", "\
")
x = 'single'; y = "double"; print(x, y); print(x[0], y[-1])
def doc():
    """Docstring with
        indentation.
    """
print(repr(doc.__doc__))
def doc2():
    'a' 'b'
print(doc2.__doc__)
class K:
    r"""raw \d doc"""
print(K.__doc__, b"" b"ab" rb"\c")
"expression statement string"
print("日本語" + "é", "日" < "本", len("👍🏽"), "ß".upper(), "İ".lower().encode("utf-8"))
