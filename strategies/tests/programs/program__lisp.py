# A small Lisp: reader, closures, tail loops by trampolines, errors.
def read(text):
    toks = text.replace("(", " ( ").replace(")", " ) ").replace("'", " ' ").split()
    def parse():
        if not toks: raise SyntaxError("unexpected end")
        t = toks.pop(0)
        if t == "(":
            out = []
            while toks and toks[0] != ")": out.append(parse())
            if not toks: raise SyntaxError("missing )")
            toks.pop(0)
            return out
        if t == ")": raise SyntaxError("unexpected )")
        if t == "'": return ["quote", parse()]
        for conv in (int, float):
            try: return conv(t)
            except ValueError: pass
        return {"#t": True, "#f": False}.get(t, t)
    forms = []
    while toks: forms.append(parse())
    return forms
class Env(dict):
    def __init__(self, names=(), values=(), outer=None):
        super().__init__(zip(names, values))
        self.outer = outer
    def find(self, name):
        env = self
        while env is not None:
            if name in env: return env
            env = env.outer
        raise NameError(f"unbound: {name}")
class Lambda:
    def __init__(self, params, body, env): self.params, self.body, self.env = params, body, env
    def bind(self, args):
        if len(args) != len(self.params): raise TypeError(f"expected {len(self.params)} arguments, got {len(args)}")
        return Env(self.params, args, self.env)
def evaluate(x, env):
    while True:
        if isinstance(x, str): return env.find(x)[x]
        if not isinstance(x, list): return x
        match x:
            case ["quote", v]: return v
            case ["if", c, a, *b]: x = a if evaluate(c, env) is not False else (b[0] if b else False)
            case ["define", [name, *params], *body]: env[name] = Lambda(params, body, env); return name
            case ["define", name, v]: env[name] = evaluate(v, env); return name
            case ["set!", name, v]: env.find(name)[name] = evaluate(v, env); return None
            case ["lambda", params, *body]: return Lambda(params, body, env)
            case ["let", binds, *body]:
                env = Env([b[0] for b in binds], [evaluate(b[1], env) for b in binds], env)
                for f in body[:-1]: evaluate(f, env)
                x = body[-1]
            case ["begin", *body]:
                for f in body[:-1]: evaluate(f, env)
                x = body[-1]
            case [f, *args]:
                f, *args = [evaluate(e, env) for e in x]
                if isinstance(f, Lambda):
                    env = f.bind(args)
                    for e in f.body[:-1]: evaluate(e, env)
                    x = f.body[-1]
                elif callable(f): return f(*args)
                else: raise TypeError(f"not callable: {show(f)}")
            case []: return []
def show(v):
    if v is True: return "#t"
    if v is False: return "#f"
    if isinstance(v, list): return "(" + " ".join(map(show, v)) + ")"
    if isinstance(v, Lambda): return f"<lambda/{len(v.params)}>"
    return "nil" if v is None else str(v)
from functools import reduce
root = Env()
root.update({"+": lambda *a: sum(a), "*": lambda *a: reduce(lambda p, q: p * q, a, 1), "-": lambda a, *b: a - sum(b) if b else -a, "/": lambda a, b: a / b, "<": lambda a, b: a < b, "=": lambda a, b: a == b, "car": lambda l: l[0], "cdr": lambda l: l[1:], "cons": lambda a, l: [a, *l], "list": lambda *a: list(a), "null?": lambda l: l == [], "mod": lambda a, b: a % b})
program = """
(define (fact n) (if (< n 2) 1 (* n (fact (- n 1)))))
(fact 20)
(define (loop n acc) (if (= n 0) acc (loop (- n 1) (+ acc n))))
(loop 3000 0)
(define (map f l) (if (null? l) '() (cons (f (car l)) (map f (cdr l)))))
(map (lambda (x) (* x x)) '(1 2 3 4))
(define (make-counter) (let ((n 0)) (lambda () (begin (set! n (+ n 1)) n))))
(define c (make-counter))
(c) (c) (c)
(let ((x 2) (y 3)) (* x y 1.5))
(if #f 1)
'(a (b c) #t)
(define (range a b) (if (< a b) (cons a (range (+ a 1) b)) '()))
(define (filter p l) (if (null? l) '() (if (p (car l)) (cons (car l) (filter p (cdr l))) (filter p (cdr l)))))
(filter (lambda (n) (= (mod n 3) 0)) (range 0 20))
((lambda (f) (f f 5)) (lambda (self n) (if (= n 0) 0 (+ n (self self (- n 1))))))
(nope 1)
(fact 1 2)
(1 2)
(/ 1 0)
(car '())
"""
for form in read(program):
    try:
        print(show(evaluate(form, root)))
    except Exception as e:
        print("error:", type(e).__name__, e)
for bad in ("(1", ")", "(a (b)"):
    try:
        read(bad)
    except SyntaxError as e:
        print("error:", e.msg)
