# opname, opmap and opcode sets.
import dis


def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


for name in ['LOAD_FAST', 'LOAD_CONST', 'RETURN_VALUE', 'BINARY_OP', 'CALL', 'LOAD_GLOBAL', 'FOR_ITER', 'POP_JUMP_IF_FALSE', 'JUMP_BACKWARD', 'STORE_FAST', 'LOAD_ATTR', 'COMPARE_OP', 'RESUME', 'CACHE', 'EXTENDED_ARG', 'MAKE_FUNCTION', 'LOAD_SMALL_INT', 'YIELD_VALUE']:
    print(name, dis.opmap[name], dis.opname[dis.opmap[name]], dis.stack_effect(dis.opmap[name], 0 if dis.opmap[name] > 43 else None))
print(len(dis.opname), dis.opname[255] if len(dis.opname) > 255 else None, dis.HAVE_ARGUMENT, dis.EXTENDED_ARG, dis.cmp_op)
print(sorted(dis.opmap.items()))
print(dis.opname)
print(sorted(dis.hasconst), sorted(dis.hasname), sorted(dis.hasjrel), sorted(dis.haslocal), sorted(dis.hasfree), dis.hascompare)
print(dis.COMPILER_FLAG_NAMES)
show(lambda: dis.opmap['NOPE'])
show(lambda: dis.stack_effect(9999))
