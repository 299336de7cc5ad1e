# Where finally ends the story: return, break, continue, raise in it.

def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)

import warnings
warnings.simplefilter('ignore')
src = '''
def ret():
    try: return 'try'
    finally: return 'finally'
def swallow():
    try: 1 / 0
    finally: return 'swallowed'
def brk():
    for i in range(3):
        try: 1 / 0
        finally: break
    return i
def cont():
    n = 0
    for i in range(3):
        try:
            n += 1
            1 / 0
        finally: continue
    return n
'''
exec(compile(src, '<src>', 'exec'))
print(ret(), swallow(), brk(), cont())
def order(log):
    try:
        try:
            log.append(1)
            return log.append('value') or 'returned'
        finally:
            log.append(2)
    finally:
        log.append(3)
log = []
print(order(log), log)
def value():
    x = 1
    try: return x
    finally: x = 2
print(value())
def nested():
    try:
        try: raise ValueError('first')
        finally: raise KeyError('second')
    except KeyError as e:
        return repr(e.__context__)
print(nested())
def loops():
    out = []
    for i in range(4):
        try:
            if i == 1: continue
            if i == 3: break
            out.append(i)
        finally:
            out.append(('f', i))
    else: out.append('else')
    return out
print(loops())
def elses(n):
    out = []
    try:
        out.append(1 // n)
    except ZeroDivisionError: out.append('zero')
    else: out.append('else')
    finally: out.append('finally')
    return out
print(elses(0), elses(1))
show(elses, 'a')
