"""Disassembler of byte code into mnemonics."""

import sys
import types
from _dis import (_code_info, _disassemble, _instructions, _operations,
                  findlabels, stack_effect)
from collections import namedtuple as _namedtuple

__all__ = ['code_info', 'dis', 'disassemble', 'distb', 'disco', 'findlinestarts', 'findlabels',
           'show_code', 'get_instructions', 'Instruction', 'Bytecode', 'cmp_op', 'stack_effect',
           'hascompare', 'opname', 'opmap', 'HAVE_ARGUMENT', 'EXTENDED_ARG', 'hasarg', 'hasconst',
           'hasname', 'hasjump', 'hasjrel', 'hasjabs', 'hasfree', 'haslocal', 'hasexc']

HAVE_ARGUMENT = 43
EXTENDED_ARG = 69
cmp_op = ('<', '<=', '==', '!=', '>', '>=')

_have_code = (types.MethodType, types.FunctionType, types.CodeType, classmethod, staticmethod, type)

opmap = {}
opname = []
_generic = {}
_cache_units = {}
_cache_format = {}
for _name, _number, _family, _specialized, _fields in _operations():
    while len(opname) <= _number:
        opname.append('<%r>' % (len(opname),))
    opname[_number] = _name
    _generic[_number] = _family
    _cache_units[_number] = sum(units for _, units in _fields)
    if not _specialized:
        opmap[_name] = _number
        if _fields:
            _cache_format[_name] = dict(_fields)
del _name, _number, _family, _specialized, _fields

hasconst = [82]
hasname = [61, 64, 65, 72, 73, 80, 91, 92, 93, 96, 110, 115, 116, 249]
hasjrel = [68, 70, 75, 76, 77, 100, 101, 102, 103, 106, 237, 248, 257, 258, 259, 260]
hasjump = hasjrel
hasjabs = []
haslocal = [63, 83, 84, 85, 86, 87, 88, 89, 112, 113, 114, 261, 266]
hasfree = [62, 90, 97, 111]
hasexc = [263, 264, 265]
hascompare = [56]
hasarg = [128, 255, *range(44, 121), 237, 239, *range(241, 246), 247, 248, 249, 250, 251, 253,
          257, 258, 259, 260, 261, 263, 264, 265, 266]

COMPILER_FLAG_NAMES = {
    1: 'OPTIMIZED', 2: 'NEWLOCALS', 4: 'VARARGS', 8: 'VARKEYWORDS', 16: 'NESTED',
    32: 'GENERATOR', 64: 'NOFREE', 128: 'COROUTINE', 256: 'ITERABLE_COROUTINE',
    512: 'ASYNC_GENERATOR', 0x4000000: 'HAS_DOCSTRING', 0x8000000: 'METHOD',
}


def pretty_flags(flags):
    """Return pretty representation of code flags."""
    names = []
    for i in range(32):
        flag = 1 << i
        if flags & flag:
            names.append(COMPILER_FLAG_NAMES.get(flag, hex(flag)))
    return ', '.join(names) or hex(flags)


def _try_compile(source, name):
    """An expression if it is one, statements otherwise."""
    try:
        return compile(source, name, 'eval')
    except SyntaxError:
        pass
    return compile(source, name, 'exec')


def _get_code_object(x):
    """The code object of whatever has one."""
    if hasattr(x, '__func__'):
        x = x.__func__
    for name in ('__code__', 'gi_code', 'ag_code', 'cr_code'):
        if hasattr(x, name):
            x = getattr(x, name)
            break
    if isinstance(x, str):
        x = _try_compile(x, '<disassembly>')
    if hasattr(x, 'co_code'):
        return x
    raise TypeError("don't know how to disassemble %s objects" % type(x).__name__)


def _live(co, adaptive):
    return co._co_code_adaptive if adaptive else None


def code_info(x):
    """Formatted details of methods, functions, or code."""
    return _code_info(_get_code_object(x))


def show_code(co, *, file=None):
    """Print details of methods, functions, or code to *file*."""
    print(code_info(co), file=file)


def _write(text, file):
    (sys.stdout if file is None else file).write(text)


def disassemble(co, lasti=-1, *, file=None, show_caches=False, adaptive=False,
                show_offsets=False, show_positions=False):
    """Disassemble a code object."""
    _write(_disassemble(co, _live(co, adaptive), lasti, show_caches, show_offsets, show_positions),
           file)


disco = disassemble


def _disassemble_recursive(co, *, file=None, depth=None, show_caches=False, adaptive=False,
                           show_offsets=False, show_positions=False):
    disassemble(co, file=file, show_caches=show_caches, adaptive=adaptive,
                show_offsets=show_offsets, show_positions=show_positions)
    if depth is not None:
        if depth <= 0:
            return
        depth -= 1
    for x in co.co_consts:
        if hasattr(x, 'co_code'):
            _write('\nDisassembly of %r:\n' % (x,), file)
            _disassemble_recursive(x, file=file, depth=depth, show_caches=show_caches,
                                   adaptive=adaptive, show_offsets=show_offsets,
                                   show_positions=show_positions)


def _disassemble_bytes(code, file, show_caches, show_offsets):
    """Bare instructions without names, constants or lines."""
    co = (lambda: None).__code__.replace(
        co_code=code, co_consts=(), co_names=(), co_varnames=(), co_nlocals=0, co_cellvars=(),
        co_freevars=(), co_linetable=b'', co_exceptiontable=b'')
    _write(_disassemble(co, None, -1, show_caches, show_offsets, False), file)


def dis(x=None, *, file=None, depth=None, show_caches=False, adaptive=False,
        show_offsets=False, show_positions=False):
    """Disassemble classes, methods, functions, and other compiled objects.

    With no argument, disassemble the last traceback.
    """
    if x is None:
        distb(file=file, show_caches=show_caches, adaptive=adaptive,
              show_offsets=show_offsets, show_positions=show_positions)
        return
    if hasattr(x, '__func__'):
        x = x.__func__
    if hasattr(x, '__code__'):
        x = x.__code__
    elif hasattr(x, 'gi_code'):
        x = x.gi_code
    if hasattr(x, '__dict__'):
        for name, x1 in sorted(x.__dict__.items()):
            if isinstance(x1, _have_code):
                _write('Disassembly of %s:\n' % name, file)
                try:
                    dis(x1, file=file, depth=depth, show_caches=show_caches, adaptive=adaptive,
                        show_offsets=show_offsets, show_positions=show_positions)
                except TypeError as msg:
                    _write('Sorry: %s\n' % msg, file)
                _write('\n', file)
    elif hasattr(x, 'co_code'):
        _disassemble_recursive(x, file=file, depth=depth, show_caches=show_caches,
                               adaptive=adaptive, show_offsets=show_offsets,
                               show_positions=show_positions)
    elif isinstance(x, (bytes, bytearray)):
        _disassemble_bytes(bytes(x), file, show_caches, show_offsets)
    elif isinstance(x, str):
        _disassemble_recursive(_try_compile(x, '<dis>'), file=file, depth=depth,
                               show_caches=show_caches, adaptive=adaptive,
                               show_offsets=show_offsets, show_positions=show_positions)
    else:
        raise TypeError("don't know how to disassemble %s objects" % type(x).__name__)


def distb(tb=None, *, file=None, show_caches=False, adaptive=False, show_offsets=False,
          show_positions=False):
    """Disassemble a traceback (default: last traceback)."""
    if tb is None:
        try:
            if hasattr(sys, 'last_exc'):
                tb = sys.last_exc.__traceback__
            else:
                tb = sys.last_traceback
        except AttributeError:
            raise RuntimeError('no last traceback to disassemble') from None
        while tb.tb_next:
            tb = tb.tb_next
    disassemble(tb.tb_frame.f_code, tb.tb_lasti, file=file, show_caches=show_caches,
                adaptive=adaptive, show_offsets=show_offsets, show_positions=show_positions)


def findlinestarts(code):
    """Find the offsets in a byte code which are start of lines in the source."""
    last = False
    for start, end, line in code.co_lines():
        if line is not last:
            if line != last or last is False:
                last = line
                yield start, line


Positions = _namedtuple('Positions', ['lineno', 'end_lineno', 'col_offset', 'end_col_offset'],
                        defaults=[None] * 4)
_Instruction = _namedtuple('_Instruction', [
    'opname', 'opcode', 'arg', 'argval', 'argrepr', 'offset', 'start_offset', 'starts_line',
    'line_number', 'label', 'positions', 'cache_info'], defaults=[None, None, None])


class Instruction(_Instruction):
    """Details for a bytecode operation."""

    @property
    def oparg(self):
        """Alias for Instruction.arg."""
        return self.arg

    @property
    def baseopcode(self):
        """Numeric code for the base operation if operation is specialized."""
        return _generic[self.opcode]

    @property
    def baseopname(self):
        """Human readable name for the base operation if operation is specialized."""
        return opname[self.baseopcode]

    @property
    def cache_offset(self):
        """Start index of the cache entries following the operation."""
        return self.offset + 2

    @property
    def end_offset(self):
        """End index of the cache entries following the operation."""
        return self.cache_offset + _cache_units[_generic[self.opcode]] * 2

    @property
    def jump_target(self):
        """Bytecode index of the jump target if this is a jump operation, otherwise None."""
        op = self.baseopcode
        if op not in hasjump or self.arg is None:
            return None
        step = self.arg * 2
        if 'JUMP_BACKWARD' in opname[op] or op == 68:
            step = -step
        return self.end_offset + step

    @property
    def is_jump_target(self):
        """True if other code jumps to here, otherwise False"""
        return self.label is not None

    def __str__(self):
        label = '' if self.label is None else f'L{self.label}:'
        text = f"{label} {'':3} {self.opname:20}"
        if self.arg is not None:
            width = 5 - max(0, len(self.opname) - 20)
            text += f' {self.arg:>{max(width, 0)}}'
            if self.argrepr:
                text += f' ({self.argrepr})'
        return text.rstrip() + '\n'


def _make(co, adaptive):
    for *fields, positions, caches in _instructions(co, _live(co, adaptive)):
        yield Instruction(*fields, Positions(*positions), caches)


def get_instructions(x, *, first_line=None, show_caches=None, adaptive=False):
    """Iterator for the opcodes in methods, functions or code."""
    co = _get_code_object(x)
    shift = 0 if first_line is None else first_line - co.co_firstlineno
    return _shifted(co, adaptive, shift)


def _shifted(co, adaptive, shift):
    for i in _make(co, adaptive):
        if shift and i.line_number is not None:
            i = i._replace(line_number=i.line_number + shift)
        yield i


class Bytecode:
    """The bytecode operations of a piece of code."""

    def __init__(self, x, *, first_line=None, current_offset=None, show_caches=False,
                 adaptive=False, show_offsets=False, show_positions=False):
        self.codeobj = co = _get_code_object(x)
        if first_line is None:
            self.first_line = co.co_firstlineno
            self._line_offset = 0
        else:
            self.first_line = first_line
            self._line_offset = first_line - co.co_firstlineno
        self._original_object = x
        self.current_offset = current_offset
        self.exception_entries = ()
        self.show_caches = show_caches
        self.adaptive = adaptive
        self.show_offsets = show_offsets
        self.show_positions = show_positions

    def __iter__(self):
        return _shifted(self.codeobj, self.adaptive, self._line_offset)

    def __repr__(self):
        return '{}({!r})'.format(self.__class__.__name__, self._original_object)

    @classmethod
    def from_traceback(cls, tb, *, show_caches=False, adaptive=False):
        """Construct a Bytecode from the given traceback."""
        while tb.tb_next:
            tb = tb.tb_next
        return cls(tb.tb_frame.f_code, current_offset=tb.tb_lasti, show_caches=show_caches,
                   adaptive=adaptive)

    def info(self):
        """Return formatted information about the code object."""
        return _code_info(self.codeobj)

    def dis(self):
        """Return a formatted view of the bytecode operations."""
        lasti = -1 if self.current_offset is None else self.current_offset
        return _disassemble(self.codeobj, _live(self.codeobj, self.adaptive), lasti,
                            self.show_caches, self.show_offsets, self.show_positions)
