print(eval("1 + 2"), eval(" 3 "), eval("(4\n+5)"), eval(compile("6 * 7", "f", "eval")))
exec("a = 1; b = 2\nprint(a + b)")
code = compile("x = 5\nprint(x)", "name.py", "exec")
print(code.co_filename, code.co_name, exec(code))
exec(compile("1 + 1", "<stdin>", "single"))
exec(compile("'shown'; None; [2]", "<stdin>", "single"))
exec(compile("y = 3", "<stdin>", "single"))
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
attempt(lambda: eval("a = 1"))
attempt(lambda: eval(""))
attempt(lambda: eval("1; 2"))
attempt(lambda: compile("1", "f", "bad"))
attempt(lambda: compile("a\0b", "f", "exec"))
attempt(lambda: compile("1\n2", "f", "single"))
attempt(lambda: compile("if 1:\n  2\n3", "f", "single"))
attempt(lambda: compile("", "f", "single"))
attempt(lambda: compile("", "f", "eval"))
attempt(lambda: compile("", "f", "exec").co_consts)
attempt(lambda: eval(5))
attempt(lambda: exec(None))
attempt(lambda: eval("x", {"x": 1}, {"x": 2}))
attempt(lambda: eval("x", {"x": 1}))
attempt(lambda: eval("q", {}, {}))
attempt(lambda: exec("x", {}, []))
attempt(lambda: eval("x", 5))
g = {}
exec("def f(): return z\nz = 9\nw = f()", g)
print(g["w"], "__builtins__" in g, sorted(k for k in g if k[0] != "_"))
g, l = {}, {}
exec("v = 1\ndef h(): return v\nclass K:\n  u = 1", g, l)
print(sorted(l), "v" in g)
attempt(lambda: l["h"]())
def local_exec():
    n = 1
    exec("n = 2; fresh = 3")
    try:
        fresh
    except NameError as e:
        print(e)
    return n, eval("n + 1")
print(local_exec())
def snapshot():
    a = 1
    d = locals()
    d["a"] = 5
    d["b"] = 6
    return a, sorted(d), locals() is d
print(snapshot())
print(eval("[i for i in range(3)]"), eval("(lambda: 7)()"), eval("x", {"x": eval("8")}))
class C:
    exec("made = 1")
    print(made)
print(C.made)
print(eval(b"1+1"), eval("1_000"), eval("\t1"), eval("'a' 'b'"), eval("0xFF"))
attempt(lambda: eval("  1\n  2"))
attempt(lambda: eval("(" * 50 + ")" * 50))
attempt(lambda: eval("[" * 250 + "]" * 250))
attempt(lambda: eval("(" * 90 + "1" + ")" * 90))
exec("""
if True:
    def inner(): 
        '''doc'''
        return 1
print(inner(), inner.__doc__)
""")
exec("pass # comment")
exec("\n\n# only comments\n")
exec("x = 1 \\\n  + 2\nprint(x)")
exec("if 1: print('one line'); print('two')")
exec("print('crlf')\r\nprint('line ends')\rprint('old mac')")
exec("print('form feed')\f\n\fprint('ok')")
