"""Extract, format and print information about Python stack traces."""

__all__ = ['extract_tb', 'format_exception', 'format_exception_only', 'format_list', 'format_tb',
           'print_exc', 'format_exc', 'print_exception', 'print_tb', 'print_list', 'extract_stack',
           'format_stack', 'print_stack', 'FrameSummary', 'StackSummary', 'TracebackException',
           'walk_tb']

import sys
from _traceback import _format_exception, _source_line

_missing = object()


class FrameSummary:
    """Information about a single frame from a traceback."""

    __slots__ = ('filename', 'lineno', 'name', '_line', 'end_lineno', 'colno', 'end_colno')

    def __init__(self, filename, lineno, name, *, line=None, end_lineno=None, colno=None, end_colno=None):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self._line = line
        self.end_lineno = end_lineno
        self.colno = colno
        self.end_colno = end_colno

    @property
    def line(self):
        if self._line is None and self.lineno is not None:
            self._line = _source_line(self.filename, self.lineno)
        return self._line

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return tuple(self) == tuple(other)
        if isinstance(other, tuple):
            return tuple(self) == other
        return NotImplemented

    def __getitem__(self, pos):
        return (self.filename, self.lineno, self.name, self.line)[pos]

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __len__(self):
        return 4

    def __repr__(self):
        return f'<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>'


class StackSummary(list):
    """A list of FrameSummary objects, representing a stack of frames."""

    @classmethod
    def from_list(cls, a_list):
        result = cls()
        for frame in a_list:
            if not isinstance(frame, FrameSummary):
                filename, lineno, name, line = frame
                frame = FrameSummary(filename, lineno, name, line=line)
            result.append(frame)
        return result

    def format_frame_summary(self, frame):
        row = f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}\n'
        if frame.line:
            row += f'    {frame.line.strip()}\n'
        return row

    def format(self):
        return [self.format_frame_summary(frame) for frame in self]


def walk_tb(tb):
    """Walk a traceback yielding the frame and line number for each frame."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def extract_tb(tb, limit=None):
    """A StackSummary of the entries of a traceback."""
    frames = StackSummary()
    while tb is not None:
        code = tb.tb_frame.f_code
        frames.append(FrameSummary(code.co_filename, tb.tb_lineno, code.co_name))
        tb = tb.tb_next
    if limit is not None:
        frames = StackSummary(frames[:limit] if limit >= 0 else frames[limit:])
    return frames


def extract_stack(f=None, limit=None):
    """A StackSummary of the frames that are running."""
    if f is None:
        f = sys._getframe(1)
    frames = StackSummary()
    while f is not None:
        frames.append(FrameSummary(f.f_code.co_filename, f.f_lineno, f.f_code.co_name))
        f = f.f_back
    frames.reverse()
    if limit is not None:
        frames = StackSummary(frames[-limit:] if limit >= 0 else frames[:-limit])
    return frames


def format_list(extracted_list):
    """Format a list of tuples or FrameSummary objects for printing."""
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    """Print the list of tuples as returned by extract_tb() or extract_stack()."""
    _write(''.join(format_list(extracted_list)), file)


def _write(text, file):
    (sys.stderr if file is None else file).write(text)


def _the_exception(exc, value):
    if value is _missing:
        if not isinstance(exc, BaseException) and exc is not None:
            raise TypeError(f'Exception expected for value, {type(exc).__name__} found')
        return exc
    return value


def _text(exc, chain=True):
    if exc is None:
        return 'NoneType: None\n'
    if chain or (exc.__cause__ is None and exc.__context__ is None):
        return _format_exception(exc)
    cause, context, quiet = exc.__cause__, exc.__context__, exc.__suppress_context__
    try:
        exc.__cause__ = None
        exc.__context__ = None
        return _format_exception(exc)
    finally:
        exc.__cause__, exc.__context__ = cause, context
        exc.__suppress_context__ = quiet


def format_exception(exc, /, value=_missing, tb=_missing, limit=None, chain=True, **kwargs):
    """Format a stack trace and the exception information, as a list of strings ending in newlines."""
    exc = _the_exception(exc, value)
    text = _text(exc, chain)
    if exc is None:
        return [text]
    parts = []
    for line in text.splitlines(keepends=True):
        # The lines that belong to one frame form one string.
        if parts and line.startswith('    ') and parts[-1].startswith('  File '):
            parts[-1] += line
        else:
            parts.append(line)
    return parts


def format_exception_only(exc, /, value=_missing, *, show_group=False, **kwargs):
    """Format the exception part of a traceback."""
    exc = _the_exception(exc, value)
    if exc is None:
        return ['NoneType: None\n']
    saved = exc.__traceback__
    try:
        exc.__traceback__ = None
        text = _text(exc, chain=False)
    finally:
        exc.__traceback__ = saved
    return text.splitlines(keepends=True)


def print_exception(exc, /, value=_missing, tb=_missing, limit=None, file=None, chain=True, **kwargs):
    """Print exception up to 'limit' stack trace entries from 'tb' to 'file'."""
    _write(_text(_the_exception(exc, value), chain), file)


def format_exc(limit=None, chain=True):
    """Like print_exc() but return a string."""
    return _text(sys.exception(), chain)


def print_exc(limit=None, file=None, chain=True):
    """Shorthand for 'print_exception(sys.exception(), limit=limit, file=file, chain=chain)'."""
    _write(_text(sys.exception(), chain), file)


def format_tb(tb, limit=None):
    """A shorthand for 'format_list(extract_tb(tb, limit))'."""
    return extract_tb(tb, limit).format()


def print_tb(tb, limit=None, file=None):
    """Print up to 'limit' stack trace entries from the traceback 'tb'."""
    _write(''.join(format_tb(tb, limit)), file)


def format_stack(f=None, limit=None):
    """Shorthand for 'format_list(extract_stack(f, limit))'."""
    return extract_stack(sys._getframe(1) if f is None else f, limit).format()


def print_stack(f=None, limit=None, file=None):
    """Print a stack trace from its invocation point."""
    _write(''.join(format_stack(sys._getframe(1) if f is None else f, limit)), file)


class TracebackException:
    """An exception ready for rendering."""

    def __init__(self, exc_type, exc_value, exc_traceback, **kwargs):
        self.exc_type = exc_type
        self.stack = extract_tb(exc_traceback)
        self._str = str(exc_value)
        self._parts = format_exception(exc_value)
        self._only = format_exception_only(exc_value)

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type_str(self):
        return f'{self.exc_type.__module__}.{self.exc_type.__qualname__}'

    def __str__(self):
        return self._str

    def format(self, *, chain=True, **kwargs):
        yield from self._parts

    def format_exception_only(self, **kwargs):
        yield from self._only

    def print(self, *, file=None, chain=True, **kwargs):
        _write(''.join(self.format(chain=chain)), file)
