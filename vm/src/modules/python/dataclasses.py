"""Classes that are mainly data: @dataclass and its helpers."""

import abc
import sys
import types
from reprlib import recursive_repr as _recursive_repr

__all__ = ['dataclass', 'field', 'Field', 'FrozenInstanceError', 'InitVar', 'KW_ONLY', 'MISSING',
           'fields', 'asdict', 'astuple', 'make_dataclass', 'replace', 'is_dataclass']


class FrozenInstanceError(AttributeError):
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return '<factory>'


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()


class _MISSING_TYPE:
    pass


MISSING = _MISSING_TYPE()


class _KW_ONLY_TYPE:
    pass


KW_ONLY = _KW_ONLY_TYPE()
_EMPTY_METADATA = types.MappingProxyType({})


class _FIELD_BASE:
    __slots__ = ('name',)

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _FIELD_BASE('_FIELD')
_FIELD_CLASSVAR = _FIELD_BASE('_FIELD_CLASSVAR')
_FIELD_INITVAR = _FIELD_BASE('_FIELD_INITVAR')
_FIELDS = '__dataclass_fields__'
_PARAMS = '__dataclass_params__'
_POST_INIT = '__post_init__'


class InitVar:
    __slots__ = ('type',)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f'dataclasses.InitVar[{name}]'

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    __slots__ = ('name', 'type', 'default', 'default_factory', 'repr', 'hash', 'init', 'compare',
                 'metadata', 'kw_only', 'doc', '_field_type')

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only, doc):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _EMPTY_METADATA if metadata is None else types.MappingProxyType(metadata)
        self.kw_only = kw_only
        self.doc = doc
        self._field_type = None

    @_recursive_repr()
    def __repr__(self):
        return ('Field('
                f'name={self.name!r},type={self.type!r},default={self.default!r},'
                f'default_factory={self.default_factory!r},init={self.init!r},repr={self.repr!r},'
                f'hash={self.hash!r},compare={self.compare!r},metadata={self.metadata!r},'
                f'kw_only={self.kw_only!r},doc={self.doc!r},_field_type={self._field_type})')

    def __set_name__(self, owner, name):
        func = getattr(type(self.default), '__set_name__', None)
        if func:
            func(self.default, owner, name)

    __class_getitem__ = classmethod(types.GenericAlias)


class _DataclassParams:
    __slots__ = ('init', 'repr', 'eq', 'order', 'unsafe_hash', 'frozen', 'match_args', 'kw_only',
                 'slots', 'weakref_slot')

    def __init__(self, *values):
        for name, value in zip(self.__slots__, values):
            setattr(self, name, value)

    def __repr__(self):
        return ('_DataclassParams('
                + ','.join(f'{n}={getattr(self, n)!r}' for n in self.__slots__) + ')')


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None,
          compare=True, metadata=None, kw_only=MISSING, doc=None):
    """Return an object to identify dataclass fields."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only, doc)


def _is_marked(annotation, names, module):
    """Whether a string annotation names one of some marks, as `Mark`, `module.Mark`, with or without [...]."""
    head = annotation.partition('[')[0].strip()
    prefix, _, last = head.rpartition('.')
    return last in names and (not prefix or prefix in (module, module[:1], 't', 'dc'))


def _is_classvar(t):
    if isinstance(t, str):
        return _is_marked(t, ('ClassVar',), 'typing')
    typing = sys.modules.get('typing')
    if typing is None:
        return False
    return t is typing.ClassVar or getattr(t, '__origin__', None) is typing.ClassVar


def _is_initvar(t):
    if isinstance(t, str):
        return _is_marked(t, ('InitVar',), 'dataclasses')
    return t is InitVar or type(t) is InitVar


def _is_kw_only(t):
    if isinstance(t, str):
        return _is_marked(t, ('KW_ONLY',), 'dataclasses')
    return t is KW_ONLY


def _get_field(cls, name, a_type, default_kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if isinstance(default, types.MemberDescriptorType):
            # A slot, not a default.
            default = MISSING
        f = field(default=default)
    f.name = name
    f.type = a_type
    f._field_type = _FIELD
    if _is_classvar(a_type):
        f._field_type = _FIELD_CLASSVAR
    elif _is_initvar(a_type):
        f._field_type = _FIELD_INITVAR
    if f._field_type in (_FIELD_CLASSVAR, _FIELD_INITVAR) and f.default_factory is not MISSING:
        raise TypeError(f'field {f.name} cannot have a default factory')
    if f._field_type in (_FIELD, _FIELD_INITVAR):
        if f.kw_only is MISSING:
            f.kw_only = default_kw_only
    elif f.kw_only is not MISSING:
        raise TypeError(f'field {f.name} is a ClassVar but specifies kw_only')
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(f'mutable default {type(f.default)} for field {f.name} is not allowed: '
                         'use default_factory')
    return f


def _set_new(cls, name, value):
    if name in cls.__dict__:
        return True
    value.__qualname__ = f'{cls.__qualname__}.{value.__name__}'
    setattr(cls, name, value)
    return False


def _make_init(cls, fields, std, kw_only, frozen, has_post_init, self_name):
    seen_default = None
    for f in std:
        if f.init:
            if f.default is not MISSING or f.default_factory is not MISSING:
                seen_default = f
            elif seen_default:
                raise TypeError(f'non-default argument {f.name!r} follows default argument {seen_default.name!r}')
    ns = {'MISSING': MISSING, '_FACTORY': _HAS_DEFAULT_FACTORY, '_setattr': object.__setattr__}
    annotations = {}

    def param(f):
        annotations[f.name] = f.type.type if isinstance(f.type, InitVar) else f.type
        if f.default is not MISSING:
            ns[f'_d_{f.name}'] = f.default
            return f'{f.name}=_d_{f.name}'
        if f.default_factory is not MISSING:
            return f'{f.name}=_FACTORY'
        return f.name

    params = [self_name]
    params += [param(f) for f in std if f.init]
    kw_params = [param(f) for f in kw_only if f.init]
    if kw_params:
        params += ['*', *kw_params]
    body = []

    def assign(name, value):
        if frozen:
            body.append(f'_setattr({self_name}, {name!r}, {value})')
        else:
            body.append(f'{self_name}.{name} = {value}')

    slots = '__slots__' in cls.__dict__
    for f in fields:
        if f._field_type is _FIELD_INITVAR:
            if f.default_factory is not MISSING and f.init:
                ns[f'_f_{f.name}'] = f.default_factory
            continue
        if f.default_factory is not MISSING:
            ns[f'_f_{f.name}'] = f.default_factory
            if f.init:
                assign(f.name, f'_f_{f.name}() if {f.name} is _FACTORY else {f.name}')
            else:
                assign(f.name, f'_f_{f.name}()')
        elif f.init:
            assign(f.name, f.name)
        elif slots and f.default is not MISSING:
            ns[f'_d_{f.name}'] = f.default
            assign(f.name, f'_d_{f.name}')
    if has_post_init:
        args = ', '.join(f.name for f in fields if f._field_type is _FIELD_INITVAR)
        body.append(f'{self_name}.{_POST_INIT}({args})')
    text = f'def __init__({", ".join(params)}):\n ' + '\n '.join(body or ['pass'])
    ns['__name__'] = cls.__module__
    exec(text, ns)
    init = ns['__init__']
    annotations['return'] = None
    init.__annotations__ = annotations
    return init


def _make_repr(fields):
    names = [f.name for f in fields]

    def __repr__(self):
        return (f'{self.__class__.__qualname__}('
                + ', '.join([f'{n}={getattr(self, n)!r}' for n in names]) + ')')

    wrapped = _recursive_repr()(__repr__)
    return wrapped


def _values(names, obj):
    return tuple([getattr(obj, n) for n in names])


def _frozen_methods(cls, fields):
    names = frozenset(f.name for f in fields)

    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f'cannot assign to field {name!r}')
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f'cannot delete field {name!r}')
        super(cls, self).__delattr__(name)

    return __setattr__, __delattr__


def _expression_method(cls, name, text, ns=None):
    ns = {} if ns is None else ns
    ns['__name__'] = cls.__module__
    exec(text, ns)
    return ns[name]


def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
                   weakref_slot):
    fields = {}
    setattr(cls, _PARAMS, _DataclassParams(init, repr, eq, order, unsafe_hash, frozen, match_args,
                                           kw_only, slots, weakref_slot))
    any_frozen_base = False
    all_frozen_bases = None
    for b in cls.__mro__[-1:0:-1]:
        base_fields = getattr(b, _FIELDS, None)
        if base_fields is not None:
            if all_frozen_bases is None:
                all_frozen_bases = True
            for f in base_fields.values():
                fields[f.name] = f
            current = getattr(b, _PARAMS).frozen
            all_frozen_bases = all_frozen_bases and current
            any_frozen_base = any_frozen_base or current
    cls_annotations = cls.__dict__.get('__annotations__')
    if cls_annotations is None:
        lazy = ('__annotate__', '__annotate_func__', '__annotations_cache__')
        cls_annotations = cls.__annotations__ if any(n in cls.__dict__ for n in lazy) else {}
    cls_fields = []
    saw_kw_only = False
    for name, a_type in cls_annotations.items():
        if _is_kw_only(a_type):
            if saw_kw_only:
                raise TypeError(f'{name!r} is KW_ONLY, but KW_ONLY has already been specified')
            saw_kw_only = True
            kw_only = True
        else:
            cls_fields.append(_get_field(cls, name, a_type, kw_only))
    for f in cls_fields:
        fields[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in cls_annotations:
            raise TypeError(f'{name!r} is a field but has no type annotation')
    if all_frozen_bases is not None:
        if any_frozen_base and not frozen:
            raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
        if all_frozen_bases is False and frozen:
            raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
    setattr(cls, _FIELDS, fields)
    class_hash = cls.__dict__.get('__hash__', MISSING)
    has_explicit_hash = not (class_hash is MISSING or (class_hash is None and '__eq__' in cls.__dict__))
    if order and not eq:
        raise ValueError('eq must be true if order is true')
    all_init = [f for f in fields.values() if f._field_type in (_FIELD, _FIELD_INITVAR)]
    std_init = [f for f in all_init if f.init and not f.kw_only]
    kw_init = [f for f in all_init if f.init and f.kw_only]
    if init:
        self_name = '__dataclass_self__' if 'self' in fields else 'self'
        _set_new(cls, '__init__', _make_init(cls, all_init, std_init, kw_init, frozen,
                                             hasattr(cls, _POST_INIT), self_name))
    if '__replace__' not in cls.__dict__:
        _set_new(cls, '__replace__', _replace)
    field_list = [f for f in fields.values() if f._field_type is _FIELD]
    if repr:
        _set_new(cls, '__repr__', _make_repr([f for f in field_list if f.repr]))
    if eq:
        names = [f.name for f in field_list if f.compare]
        terms = ' and '.join(f'self.{n}==other.{n}' for n in names) or 'True'
        _set_new(cls, '__eq__', _expression_method(
            cls, '__eq__',
            'def __eq__(self, other):\n'
            ' if self is other:\n  return True\n'
            ' if other.__class__ is self.__class__:\n'
            f'  return {terms}\n'
            ' return NotImplemented'))
    if order:
        names = [f.name for f in field_list if f.compare]
        mine = '(' + ''.join(f'self.{n},' for n in names) + ')'
        theirs = '(' + ''.join(f'other.{n},' for n in names) + ')'
        for name, op in (('__lt__', '<'), ('__le__', '<='), ('__gt__', '>'), ('__ge__', '>=')):
            method = _expression_method(
                cls, name,
                f'def {name}(self, other):\n'
                ' if other.__class__ is self.__class__:\n'
                f'  return {mine}{op}{theirs}\n'
                ' return NotImplemented')
            if _set_new(cls, name, method):
                raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__}. '
                                'Consider using functools.total_ordering')
    if frozen:
        for method in _frozen_methods(cls, field_list):
            if _set_new(cls, method.__name__, method):
                raise TypeError(f'Cannot overwrite attribute {method.__name__} in class {cls.__name__}')
    if unsafe_hash and has_explicit_hash:
        raise TypeError(f'Cannot overwrite attribute __hash__ in class {cls.__name__}')
    if unsafe_hash or (eq and frozen and not has_explicit_hash):
        names = [f.name for f in field_list if (f.compare if f.hash is None else f.hash)]
        values = '(' + ''.join(f'self.{n},' for n in names) + ')'
        method = _expression_method(cls, '__hash__', f'def __hash__(self):\n return hash({values})')
        method.__qualname__ = f'{cls.__qualname__}.__hash__'
        cls.__hash__ = method
    elif eq and not frozen and not has_explicit_hash:
        cls.__hash__ = None
    if not getattr(cls, '__doc__'):
        cls.__doc__ = cls.__name__ + _signature(std_init, kw_init)
    if match_args and '__match_args__' not in cls.__dict__:
        cls.__match_args__ = tuple(f.name for f in std_init)
    if weakref_slot and not slots:
        raise TypeError('weakref_slot is True but slots is False')
    if slots:
        cls = _add_slots(cls, frozen, weakref_slot, fields)
    abc.update_abstractmethods(cls)
    return cls


def _signature(std, kw):
    def show(f):
        plain = isinstance(f.type, type) and not isinstance(f.type, types.GenericAlias)
        text = f'{f.name}: {f.type.__name__}' if plain else f'{f.name}: {f.type!r}'
        if f.default is not MISSING:
            text += f' = {f.default!r}'
        elif f.default_factory is not MISSING:
            text += ' = <factory>'
        return text
    parts = [show(f) for f in std]
    if kw:
        parts += ['*', *[show(f) for f in kw]]
    return '(' + ', '.join(parts) + ')'


def _add_slots(cls, is_frozen, weakref_slot, fields):
    if '__slots__' in cls.__dict__:
        raise TypeError(f'{cls.__name__} already specifies __slots__')
    ns = dict(cls.__dict__)
    names = tuple(f.name for f in fields.values() if f._field_type is _FIELD)
    inherited = set()
    for base in cls.__mro__[1:-1]:
        s = base.__dict__.get('__slots__', ())
        inherited.update((s,) if isinstance(s, str) else s)
    slots = tuple(n for n in names if n not in inherited)
    if weakref_slot and '__weakref__' not in inherited:
        slots += ('__weakref__',)
    ns['__slots__'] = slots
    for name in names:
        ns.pop(name, None)
    ns.pop('__dict__', None)
    ns.pop('__weakref__', None)
    qualname = cls.__qualname__
    new = type(cls)(cls.__name__, cls.__bases__, ns)
    new.__qualname__ = qualname
    if is_frozen:
        # The generated methods refer to the class they were made for.
        for method in _frozen_methods(new, [f for f in fields.values() if f._field_type is _FIELD]):
            method.__qualname__ = f'{qualname}.{method.__name__}'
            setattr(new, method.__name__, method)
        if '__getstate__' not in ns:
            def __getstate__(self):
                return [getattr(self, n) for n in names]

            def __setstate__(self, state):
                for n, v in zip(names, state):
                    object.__setattr__(self, n, v)
            new.__getstate__, new.__setstate__ = __getstate__, __setstate__
    # Methods that use __class__ or zero-argument super() must see the new class.
    for member in new.__dict__.values():
        member = getattr(member, '__func__', member)
        if isinstance(member, property):
            members = [member.fget, member.fset, member.fdel]
        else:
            members = [member]
        for m in members:
            for cell in getattr(m, '__closure__', None) or ():
                try:
                    if cell.cell_contents is cls:
                        cell.cell_contents = new
                except ValueError:
                    pass
    return new


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
              frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Add dunder methods based on the fields defined in the class."""
    def wrap(cls):
        return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only,
                              slots, weakref_slot)
    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    """Return a tuple describing the fields of this dataclass."""
    try:
        fields = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError('must be called with a dataclass type or instance') from None
    return tuple(f for f in fields.values() if f._field_type is _FIELD)


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Returns True if obj is a dataclass or an instance of a dataclass."""
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, _FIELDS)


_ATOMIC = frozenset({type(None), bool, int, float, str, complex, bytes, type(...), type(NotImplemented),
                     type, range, property, types.FunctionType, types.BuiltinFunctionType, types.CodeType})


def asdict(obj, *, dict_factory=dict):
    """Return the fields of a dataclass instance as a new dictionary."""
    if not _is_dataclass_instance(obj):
        raise TypeError('asdict() should be called on dataclass instances')
    return _unfold_value(obj, dict_factory, True)


def _unfold_value(obj, factory, as_dict):
    if type(obj) in _ATOMIC:
        return obj
    if _is_dataclass_instance(obj):
        if as_dict:
            return factory([(f.name, _unfold_value(getattr(obj, f.name), factory, True)) for f in fields(obj)])
        return factory([_unfold_value(getattr(obj, f.name), factory, False) for f in fields(obj)])
    cls = type(obj)
    if isinstance(obj, tuple) and hasattr(obj, '_fields'):
        return cls(*[_unfold_value(v, factory, as_dict) for v in obj])
    if isinstance(obj, (list, tuple)):
        return cls(_unfold_value(v, factory, as_dict) for v in obj)
    if isinstance(obj, dict):
        pairs = [(_unfold_value(k, factory, as_dict), _unfold_value(v, factory, as_dict)) for k, v in obj.items()]
        if hasattr(cls, 'default_factory'):
            result = cls(obj.default_factory)
            result.update(pairs)
            return result
        return cls(pairs)
    import copy
    return copy.deepcopy(obj)


def astuple(obj, *, tuple_factory=tuple):
    """Return the fields of a dataclass instance as a new tuple of field values."""
    if not _is_dataclass_instance(obj):
        raise TypeError('astuple() should be called on dataclass instances')
    return _unfold_value(obj, tuple_factory, False)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True,
                   order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False,
                   slots=False, weakref_slot=False, module=None, decorator=dataclass):
    """Return a new dynamically created dataclass."""
    ns = {} if namespace is None else dict(namespace)
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            name, tp = item, 'typing.Any'
        elif len(item) == 2:
            name, tp = item
        elif len(item) == 3:
            name, tp, ns[item[0]] = item
        else:
            raise TypeError(f'Invalid field: {item!r}')
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f'Field names must be valid identifiers: {name!r}')
        if name in annotations:
            raise TypeError(f'Field name duplicated: {name!r}')
        annotations[name] = tp
    ns['__annotations__'] = annotations
    cls = types.new_class(cls_name, bases, {}, lambda body: body.update(ns))
    if module is not None:
        cls.__module__ = module
    return decorator(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash,
                     frozen=frozen, match_args=match_args, kw_only=kw_only, slots=slots,
                     weakref_slot=weakref_slot)


def replace(obj, /, **changes):
    """Return a new object replacing specified fields with new values."""
    if not _is_dataclass_instance(obj):
        raise TypeError('replace() should be called on dataclass instances')
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for f in getattr(self, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise TypeError(f'field {f.name} is declared with init=False, '
                                'it cannot be specified with replace()')
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise TypeError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(self, f.name)
    return self.__class__(**changes)
