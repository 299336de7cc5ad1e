# isalpha, isdigit, isspace and the other predicates.
samples = ['', 'a', 'A', 'ab1', '12', '1.5', ' ', '\t\n', '_x', '1x', 'é', '²', '½', '٣', 'Ⅷ', '中', 'ß', 'ǅ', '\u00a0', '\u2003', '\x1c',
           '\u200b', 'def', 'a b', 'Aa', 'aA', '\x7f', '\x80', '😀', '\ud800', 'ª', '一', '\u0345', '𝟙', 'x\n', '·', 'a·', '℘']
names = ['isalnum', 'isalpha', 'isascii', 'isdecimal', 'isdigit', 'isidentifier', 'islower', 'isnumeric', 'isprintable',
         'isspace', 'istitle', 'isupper']
for s in samples:
    print(ascii(s), ''.join('01'[getattr(s, n)()] for n in names))
for n in names:
    try:
        getattr('a', n)(1)
    except TypeError as e:
        print(e)
