# Compile a tiny language to closures and run it; also a stack machine.
def compile_bf(src):
    stack, jumps = [], {}
    for i, c in enumerate(src):
        if c == "[": stack.append(i)
        elif c == "]":
            if not stack: raise SyntaxError(f"unmatched ] at {i}")
            j = stack.pop()
            jumps[i], jumps[j] = j, i
    if stack: raise SyntaxError(f"unmatched [ at {stack[-1]}")
    return src, jumps
def run(src, data=""):
    src, jumps = compile_bf(src)
    tape, p, pc, out, inp, steps = [0] * 100, 0, 0, [], iter(data), 0
    while pc < len(src):
        match src[pc]:
            case ">": p += 1
            case "<": p -= 1
            case "+": tape[p] = (tape[p] + 1) % 256
            case "-": tape[p] = (tape[p] - 1) % 256
            case ".": out.append(chr(tape[p]))
            case ",": tape[p] = ord(next(inp, "\0"))
            case "[" if not tape[p]: pc = jumps[pc]
            case "]" if tape[p]: pc = jumps[pc]
        pc += 1
        steps += 1
    return "".join(out), steps
print(run("++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+."))
print(run(",[.,]", "echo"), run("+++[->++<]>.")[0] == "\x06")
for bad in ("[", "]", "[[]"):
    try: run(bad)
    except SyntaxError as e: print(e.msg)
class Machine:
    def __init__(self, code):
        self.stack, self.vars, self.calls, self.out = [], {}, [], []
        self.labels, self.code = {}, []
        for line in code.strip().splitlines():
            op, *args = line.split()
            if op.endswith(":"): self.labels[op[:-1]] = len(self.code)
            else: self.code.append((op, args))
    def op_push(self, v): self.stack.append(int(v))
    def op_load(self, n): self.stack.append(self.vars[n])
    def op_store(self, n): self.vars[n] = self.stack.pop()
    def op_add(self): b, a = self.stack.pop(), self.stack.pop(); self.stack.append(a + b)
    def op_sub(self): b, a = self.stack.pop(), self.stack.pop(); self.stack.append(a - b)
    def op_mul(self): b, a = self.stack.pop(), self.stack.pop(); self.stack.append(a * b)
    def op_print(self): self.out.append(self.stack.pop())
    def op_jump(self, l): self.pc = self.labels[l]
    def op_jz(self, l):
        if self.stack.pop() == 0: self.pc = self.labels[l]
    def op_call(self, l): self.calls.append(self.pc); self.pc = self.labels[l]
    def op_ret(self): self.pc = self.calls.pop()
    def run(self):
        self.pc = steps = 0
        while self.pc < len(self.code):
            op, args = self.code[self.pc]
            self.pc += 1
            steps += 1
            handler = getattr(self, "op_" + op, None)
            if handler is None: raise NotImplementedError(f"no instruction {op!r}")
            handler(*args)
        return self.out, steps
print(Machine("push 10\nstore n\npush 1\nstore acc\nloop:\nload n\njz done\nload acc\nload n\nmul\nstore acc\nload n\npush 1\nsub\nstore n\njump loop\ndone:\nload acc\nprint").run())
print(Machine("push 3\ncall sq\nprint\njump end\nsq:\nstore x\nload x\nload x\nmul\nret\nend:").run())
for bad in ("push x", "add", "frob", "load q", "jump nowhere", "push"):
    try: Machine(bad).run()
    except Exception as e: print(type(e).__name__, e)
