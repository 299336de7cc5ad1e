"""Support for template string literals (t-strings)."""

_sample = t'{0}'
Template = type(_sample)
Interpolation = type(_sample.interpolations[0])
del _sample


def convert(obj, /, conversion):
    """Convert *obj* as a replacement field with this conversion does."""
    if conversion is None:
        return obj
    if conversion == 's':
        return str(obj)
    if conversion == 'r':
        return repr(obj)
    if conversion == 'a':
        return ascii(obj)
    raise ValueError(f'invalid conversion specifier: {conversion}')


def _template_unpickle(strings, interpolations):
    parts = []
    for string, interpolation in zip(strings, interpolations):
        parts += string, interpolation
    return Template(*parts, *strings[len(interpolations):])
