# get_instructions, Bytecode and their fields.
import dis


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


def f(a, b=2):
    c = a + b
    while c < 10:
        c = c * len('xy')
    return [c]
for i in dis.get_instructions(f):
    print(i.opcode, i.opname, i.arg, repr(i.argval), repr(i.argrepr), i.offset, i.line_number, i.starts_line, i.is_jump_target, i.jump_target, i.baseopname, tuple(i.positions))
b = dis.Bytecode(f)
print(len(list(b)), b.codeobj is f.__code__, b.first_line, [i.opname for i in b][:4], b.current_offset)
print(b.dis())
print(b.info())
i = list(b)[1]
print(i.opname, i._fields[:6])
print([(i.offset, i.opname) for i in dis.get_instructions('x = 1; y = x')])
print(list(dis.findlinestarts(f.__code__)), dis.findlabels(f.__code__.co_code))
show(lambda: dis.dis(5))
show(lambda: list(dis.get_instructions(None)))
show(lambda: dis.Bytecode(5))
