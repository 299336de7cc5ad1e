"""String constants, capwords, Template and Formatter."""

__all__ = ['ascii_letters', 'ascii_lowercase', 'ascii_uppercase', 'capwords',
           'digits', 'hexdigits', 'octdigits', 'printable', 'punctuation',
           'whitespace', 'Formatter', 'Template']

whitespace = ' \t\n\r\v\f'
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdef' + 'ABCDEF'
octdigits = '01234567'
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Split the argument into words, capitalize each, and join them again."""
    return (sep or ' ').join(map(str.capitalize, s.split(sep)))


_sentinel_dict = {}
_id_start = frozenset('_' + ascii_letters)
_id_rest = frozenset('_' + ascii_letters + digits)


class Template:
    """A string class for supporting $-substitutions."""

    delimiter = '$'
    idpattern = r'(?a:[_a-z][_a-z0-9]*)'
    braceidpattern = None
    flags = None

    def __init__(self, template):
        self.template = template

    def _scan(self):
        """The parts of the template: (kind, text, position), kind one of text, escaped, named, braced, invalid."""
        s, delim = self.template, self.delimiter
        pos, n = 0, len(s)
        while True:
            at = s.find(delim, pos)
            if at < 0:
                if pos < n:
                    yield 'text', s[pos:], pos
                return
            if at > pos:
                yield 'text', s[pos:at], pos
            i = at + len(delim)
            if s.startswith(delim, i):
                yield 'escaped', delim, at
                pos = i + len(delim)
                continue
            braced = s[i:i + 1] == '{'
            j = start = i + 1 if braced else i
            if j < n and s[j] in _id_start:
                j += 1
                while j < n and s[j] in _id_rest:
                    j += 1
            if j > start and (not braced or s[j:j + 1] == '}'):
                yield ('braced' if braced else 'named'), s[start:j], at
                pos = j + 1 if braced else j
            else:
                yield 'invalid', delim, at
                pos = i

    def _invalid(self, i):
        lines = self.template[:i + len(self.delimiter)].splitlines(keepends=True)
        if not lines:
            colno, lineno = 1, 1
        else:
            colno = i + len(self.delimiter) - len(''.join(lines[:-1]))
            colno = colno - len(self.delimiter) + 1
            lineno = len(lines)
        raise ValueError('Invalid placeholder in string: line %d, col %d' % (lineno, colno))

    def _mapping(self, mapping, kws):
        if mapping is _sentinel_dict:
            return kws
        if kws:
            from collections import ChainMap
            return ChainMap(kws, mapping)
        return mapping

    def substitute(self, mapping=_sentinel_dict, /, **kws):
        mapping = self._mapping(mapping, kws)
        out = []
        for kind, text, at in self._scan():
            if kind == 'named' or kind == 'braced':
                text = str(mapping[text])
            elif kind == 'invalid':
                self._invalid(at)
            out.append(text)
        return ''.join(out)

    def safe_substitute(self, mapping=_sentinel_dict, /, **kws):
        mapping = self._mapping(mapping, kws)
        out = []
        for kind, text, at in self._scan():
            if kind == 'named' or kind == 'braced':
                try:
                    text = str(mapping[text])
                except KeyError:
                    text = self.delimiter + (text if kind == 'named' else '{' + text + '}')
            out.append(text)
        return ''.join(out)

    def is_valid(self):
        return all(kind != 'invalid' for kind, _, _ in self._scan())

    def get_identifiers(self):
        ids = []
        for kind, text, _ in self._scan():
            if (kind == 'named' or kind == 'braced') and text not in ids:
                ids.append(text)
        return ids


def _parse(format_string):
    """(literal, field, spec, conversion) for each part, as str.format sees them."""
    s = format_string
    pos, n = 0, len(s)
    literal = []
    while pos < n:
        c = s[pos]
        if c == '{' or c == '}':
            if s[pos:pos + 2] == c * 2:
                literal.append(c)
                yield ''.join(literal), None, None, None
                literal.clear()
                pos += 2
                continue
            if c == '}':
                raise ValueError("Single '}' encountered in format string")
            if pos + 1 == n:
                raise ValueError("Single '{' encountered in format string")
            depth, end, bracket = 1, pos + 1, False
            while end < n:
                c = s[end]
                if c == '[':
                    bracket = True
                elif c == ']':
                    bracket = False
                elif not bracket and c == '{':
                    depth += 1
                elif not bracket and c == '}':
                    depth -= 1
                    if depth == 0:
                        break
                end += 1
            else:
                raise ValueError("expected '}' before end of string")
            field, spec, conversion = s[pos + 1:end], '', None
            i, bracket = 0, False
            while i < len(field):
                c = field[i]
                if c == '[':
                    bracket = True
                elif c == ']':
                    bracket = False
                elif not bracket and c == '{':
                    raise ValueError("unexpected '{' in field name")
                elif not bracket and c in '!:':
                    break
                i += 1
            rest = field[i:]
            field = field[:i]
            if rest.startswith('!'):
                if len(rest) < 2:
                    raise ValueError("end of string while looking for conversion specifier")
                conversion = rest[1]
                rest = rest[2:]
                if rest and rest[0] != ':':
                    raise ValueError("expected ':' after conversion specifier")
            if rest:
                spec = rest[1:]
            yield ''.join(literal), field, spec, conversion
            literal.clear()
            pos = end + 1
            continue
        literal.append(c)
        pos += 1
    if literal:
        yield ''.join(literal), None, None, None


def _split_field(field_name):
    """The first name and an iterator over (is_attribute, name)."""
    i = 0
    while i < len(field_name) and field_name[i] not in '.[':
        i += 1
    first, rest = field_name[:i], field_name[i:]

    def parts():
        pos, n = 0, len(rest)
        while pos < n:
            if rest[pos] == '.':
                end = pos + 1
                while end < n and rest[end] not in '.[':
                    end += 1
                name = rest[pos + 1:end]
                if not name:
                    raise ValueError('Empty attribute in format string')
                yield True, name
                pos = end
            elif rest[pos] == '[':
                end = rest.find(']', pos)
                if end < 0:
                    raise ValueError("Missing ']' in format string")
                name = rest[pos + 1:end]
                if not name:
                    raise ValueError('Empty attribute in format string')
                yield False, int(name) if name.isdigit() else name
                pos = end + 1
            else:
                raise ValueError("Only '.' or '[' may follow ']' in format field specifier")

    return int(first) if first.isdigit() else first, parts()


class Formatter:
    """Format strings as str.format does, open to overriding."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used_args = set()
        result, _ = self._vformat(format_string, args, kwargs, used_args, 2)
        self.check_unused_args(used_args, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError('Max string recursion exceeded')
        result = []
        for literal, field_name, spec, conversion in self.parse(format_string):
            if literal:
                result.append(literal)
            if field_name is None:
                continue
            field_first, _ = _split_field(field_name)
            if field_first == '':
                if auto_arg_index is False:
                    raise ValueError('cannot switch from manual field '
                                     'specification to automatic field numbering')
                field_name = str(auto_arg_index) + field_name
                auto_arg_index += 1
            elif isinstance(field_first, int):
                if auto_arg_index:
                    raise ValueError('cannot switch from automatic field '
                                     'numbering to manual field specification')
                auto_arg_index = False
            obj, arg_used = self.get_field(field_name, args, kwargs)
            used_args.add(arg_used)
            obj = self.convert_field(obj, conversion)
            spec, auto_arg_index = self._vformat(
                spec, args, kwargs, used_args, recursion_depth - 1,
                auto_arg_index=auto_arg_index)
            result.append(self.format_field(obj, spec))
        return ''.join(result), auto_arg_index

    def get_value(self, key, args, kwargs):
        if isinstance(key, int):
            return args[key]
        return kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == 's':
            return str(value)
        if conversion == 'r':
            return repr(value)
        if conversion == 'a':
            return ascii(value)
        raise ValueError('Unknown conversion specifier {0!s}'.format(conversion))

    def parse(self, format_string):
        return _parse(format_string)

    def get_field(self, field_name, args, kwargs):
        first, rest = _split_field(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attr, name in rest:
            if is_attr:
                obj = getattr(obj, name)
            else:
                obj = obj[name]
        return obj, first
