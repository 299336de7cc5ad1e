# center, ljust, rjust, zfill, expandtabs.


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


for w in (0, 3, 6, 7):
    print(['abc'.center(w), 'abc'.ljust(w), 'abc'.rjust(w), 'abc'.zfill(w), 'ab'.center(w, '*'), 'a'.rjust(w, 'é')])
show(lambda: ('ab'.center(5), 'abc'.center(6), 'a'.center(4, '中')))
show(lambda: ('+5'.zfill(5), '-5'.zfill(5), '--5'.zfill(6), ''.zfill(3), '+'.zfill(3), 'a-1'.zfill(6)))
show(lambda: 'a'.center(5, 'ab'))
show(lambda: 'a'.center(5, ''))
show(lambda: 'a'.center('x'))
show(lambda: 'a'.center(5, 1))
show(lambda: 'a'.ljust())
show(lambda: 'a'.zfill('a'))
show(lambda: ('a\tb\tc'.expandtabs(), 'a\tb'.expandtabs(4), '\t'.expandtabs(0), 'abcd\te'.expandtabs(4), 'a\n\tb'.expandtabs(4), 'a\tb'.expandtabs(-1)))
show(lambda: ('a\tb'.expandtabs(tabsize=2), 'ab\r\tc'.expandtabs(3), 'é\t中\t.'.expandtabs(3)))
show(lambda: 'a'.expandtabs('x'))
show(lambda: ('a'.ljust(-5), 'a'.rjust(True)))
