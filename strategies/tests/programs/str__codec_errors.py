# Every encoding with every error handler, encoding and decoding.
def t(s,*a):
    try: print(s.encode(*a))
    except Exception as e: print(type(e).__name__, e, getattr(e,'start',None), getattr(e,'end',None))
def d(s,*a):
    try: print(ascii(s.decode(*a)))
    except Exception as e: print(type(e).__name__, e, getattr(e,'start',None), getattr(e,'end',None))
for enc in ('utf-8','utf-8-sig','ascii','latin-1','cp1252','utf-16','utf-16-le','utf-16-be','utf-32','utf-32-le'):
    for h in ('strict','ignore','replace','backslashreplace','xmlcharrefreplace','namereplace','surrogateescape','surrogatepass','nope'):
        print(enc,h)
        t('a\ud800\ud801b',enc,h)
        t('a\udc80\udcffb\ud900\udc81',enc,h)
        t('a\u4e00\xe9\ud800\x81z\u20ac\U0001f600',enc,h)
for enc in ('utf-8','utf-8-sig','ascii','latin-1','cp1252','utf-16','utf-16-le','utf-16-be','utf-32','utf-32-le'):
    for h in ('strict','ignore','replace','backslashreplace','xmlcharrefreplace','namereplace','surrogateescape','surrogatepass','nope'):
        print(enc,h)
        for b in (b'a\xff\xfeb', b'a\xed\xa0\x80b', b'\xed\xa0', b'\xed\xb0\x80\xed\x9f\xbf', b'\x00\xd8', b'\xd8\x00', b'\x00\xd8a\x00', b'\x00\xdc\x00\x00',b'\x00\xd8\x00\x00', b'\x81\x8d', b'\xe1\x80', b'\xf0\x9f\x98x', b'a\x00\x00', b'\xff\xff\xff\xff', b'\x00\xdc', b'\xdc\x00',b'a\x00\x80\xd8'):
            d(b,enc,h)
