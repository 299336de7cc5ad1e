"""Issuing and filtering warnings."""

import sys
from _warnings import _defaultaction, _filters_mutated, _onceregistry, _source_line, filters, warn, warn_explicit

__all__ = ["warn", "warn_explicit", "showwarning", "formatwarning", "filterwarnings", "simplefilter", "resetwarnings",
           "catch_warnings", "deprecated"]

defaultaction = _defaultaction
onceregistry = _onceregistry
_ACTIONS = ("error", "ignore", "always", "all", "default", "module", "once")


class WarningMessage:
    """One warning as it is shown."""

    _WARNING_DETAILS = ("message", "category", "filename", "lineno", "file", "line", "source")

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return "{message : %r, category : %r, filename : %r, lineno : %s, line : %r}" % (
            self.message, self._category_name, self.filename, self.lineno, self.line)

    def __repr__(self):
        return f"<{type(self).__qualname__} {self}>"


def formatwarning(message, category, filename, lineno, line=None):
    """The text of a warning as it is printed."""
    return _format(WarningMessage(message, category, filename, lineno, None, line))


def _format(msg):
    text = f"{msg.filename}:{msg.lineno}: {msg.category.__name__}: {msg.message}\n"
    line = _source_line(msg.filename, msg.lineno) if msg.line is None else msg.line.strip()
    if line:
        text += f"  {line}\n"
    return text


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Write a warning to a file, sys.stderr if none is given."""
    _show(WarningMessage(message, category, filename, lineno, file, line))


_original_showwarning = showwarning
_original_formatwarning = formatwarning


def _show(msg):
    file = sys.stderr if msg.file is None else msg.file
    if file is None:
        return
    if formatwarning is not _original_formatwarning:
        text = formatwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.line)
    else:
        text = _format(msg)
    try:
        file.write(text)
    except OSError:
        pass


def _showwarnmsg(msg):
    if _recorders:
        _recorders[-1].append(msg)
    elif showwarning is not _original_showwarning:
        showwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.file, msg.line)
    else:
        _show(msg)


_recorders = []


class _Literal:
    """Stands for a compiled expression whose pattern is plain text."""

    def __init__(self, text, fold):
        self.text = text.lower() if fold else text
        self.fold = fold

    def match(self, text):
        return (text.lower() if self.fold else text).startswith(self.text)


def _pattern(text, fold):
    if not text:
        return None
    if text.endswith(".*"):
        # Patterns match at the start of the text only, so this end says nothing.
        text = text[:-2]
    if not any(c in r".^$*+?{}[]\|()" for c in text):
        return _Literal(text, fold)
    import re
    return re.compile(text, re.I if fold else 0)


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """Insert a filter; message and module are regular expressions."""
    if action not in _ACTIONS:
        raise ValueError(f"invalid action: {action!r}")
    if not isinstance(message, str):
        raise TypeError("message must be a string")
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError("category must be a Warning subclass")
    if not isinstance(module, str):
        raise TypeError("module must be a string")
    if not isinstance(lineno, int):
        raise TypeError("lineno must be an int")
    if lineno < 0:
        raise ValueError("lineno must be an int >= 0")
    exact = _pattern(module, False)
    if isinstance(exact, _Literal):
        exact.match = lambda text, want=module: text.startswith(want)
    _add((action, _pattern(message, True), category, exact, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Insert a filter that looks at the category only."""
    if action not in _ACTIONS:
        raise ValueError(f"invalid action: {action!r}")
    if not isinstance(lineno, int):
        raise TypeError("lineno must be an int")
    if lineno < 0:
        raise ValueError("lineno must be an int >= 0")
    _add((action, None, category, None, lineno), append)


def _add(item, append):
    if append:
        if item not in filters:
            filters.append(item)
    else:
        if item in filters:
            filters.remove(item)
        filters.insert(0, item)
    _filters_mutated()


def resetwarnings():
    """Remove all filters."""
    filters[:] = []
    _filters_mutated()


class catch_warnings:
    """Save filters and display on entry, restore them on exit; with record=True give the list of warnings."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._module = sys.modules["warnings"] if module is None else module
        self._entered = False
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        args = []
        if self._record:
            args.append("record=True")
        if self._module is not sys.modules["warnings"]:
            args.append("module=" + repr(self._module))
        return f"{type(self).__name__}({', '.join(args)})"

    def __enter__(self):
        if self._entered:
            raise RuntimeError("Cannot enter %r twice" % self)
        self._entered = True
        self._filters = filters[:]
        self._showwarning = self._module.showwarning
        self._saved = _recorders[:]
        _filters_mutated()
        log = None
        if self._record:
            log = []
            _recorders.append(log)
            self._module.showwarning = _original_showwarning
        if self._filter is not None:
            simplefilter(*self._filter)
        return log

    def __exit__(self, *exc_info):
        if not self._entered:
            raise RuntimeError("Cannot exit %r without entering first" % self)
        filters[:] = self._filters
        self._module.showwarning = self._showwarning
        _recorders[:] = self._saved
        _filters_mutated()


class deprecated:
    """Mark a class or function as deprecated: using it warns."""

    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        if not isinstance(message, str):
            raise TypeError(f"Expected an object of type str for 'message', not {type(message).__name__!r}")
        self.message = message
        self.category = category
        self.stacklevel = stacklevel

    def __call__(self, arg, /):
        message, category, stacklevel = self.message, self.category, self.stacklevel
        if category is None:
            arg.__deprecated__ = message
            return arg
        if isinstance(arg, type):
            original_new = arg.__new__

            @staticmethod
            def __new__(cls, /, *args, **kwargs):
                if cls is arg:
                    warn(message, category=category, stacklevel=stacklevel + 1)
                if original_new is not object.__new__:
                    return original_new(cls, *args, **kwargs)
                return original_new(cls)

            arg.__new__ = __new__
            arg.__deprecated__ = __new__.__deprecated__ = message
            return arg
        if callable(arg):
            import functools

            @functools.wraps(arg)
            def wrapper(*args, **kwargs):
                warn(message, category=category, stacklevel=stacklevel + 1)
                return arg(*args, **kwargs)

            arg.__deprecated__ = wrapper.__deprecated__ = message
            return wrapper
        raise TypeError(f"@deprecated decorator with non-None category must be applied to a class or callable, not {arg!r}")
