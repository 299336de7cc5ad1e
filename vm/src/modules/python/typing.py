"""Support for type hints: what annotations need at run time."""

import collections.abc as _abc
import functools
import sys
import types
from abc import ABCMeta, abstractmethod
from _typing import (Generic, NoDefault, ParamSpec, ParamSpecArgs, ParamSpecKwargs,
                     TypeAliasType, TypeVar, TypeVarTuple, Union)
from types import GenericAlias

__all__ = [
    'Annotated', 'Any', 'Callable', 'ClassVar', 'Concatenate', 'Final', 'ForwardRef', 'Generic',
    'Literal', 'Optional', 'ParamSpec', 'Protocol', 'Tuple', 'Type', 'TypeVar', 'TypeVarTuple',
    'Union', 'AbstractSet', 'ByteString', 'Container', 'ContextManager', 'Hashable', 'ItemsView',
    'Iterable', 'Iterator', 'KeysView', 'Mapping', 'MappingView', 'MutableMapping',
    'MutableSequence', 'MutableSet', 'Sequence', 'Sized', 'ValuesView', 'Awaitable',
    'AsyncIterator', 'AsyncIterable', 'Coroutine', 'Collection', 'AsyncGenerator', 'Reversible',
    'SupportsAbs', 'SupportsBytes', 'SupportsComplex', 'SupportsFloat', 'SupportsIndex',
    'SupportsInt', 'SupportsRound', 'ChainMap', 'Counter', 'Deque', 'Dict', 'DefaultDict', 'List',
    'OrderedDict', 'Set', 'FrozenSet', 'NamedTuple', 'TypedDict', 'Generator', 'BinaryIO', 'IO',
    'TextIO', 'AnyStr', 'assert_type', 'assert_never', 'cast', 'clear_overloads',
    'dataclass_transform', 'final', 'get_args', 'get_origin', 'get_overloads',
    'get_protocol_members', 'get_type_hints', 'is_protocol', 'is_typeddict', 'LiteralString',
    'Never', 'NewType', 'no_type_check', 'NoDefault', 'NoReturn', 'NotRequired', 'overload',
    'override', 'ParamSpecArgs', 'ParamSpecKwargs', 'ReadOnly', 'Required', 'reveal_type',
    'runtime_checkable', 'Self', 'Text', 'TYPE_CHECKING', 'TypeAlias', 'TypeGuard', 'TypeIs',
    'TypeAliasType', 'Unpack',
]

TYPE_CHECKING = False
Text = str


class ForwardRef:
    """A type given by the text of an expression."""

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f'Forward reference must be a string -- got {arg!r}')
        try:
            self._code = compile(arg, '<string>', 'eval')
        except SyntaxError:
            raise SyntaxError(f'Forward reference must be an expression -- got {arg!r}')
        self.__forward_arg__ = arg
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__forward_module__ = module

    def evaluate(self, *, globals=None, locals=None):
        if globals is None:
            module = sys.modules.get(self.__forward_module__)
            globals = getattr(module, '__dict__', {})
        return eval(self._code, globals, globals if locals is None else locals)

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return (self.__forward_arg__ == other.__forward_arg__
                and self.__forward_module__ == other.__forward_module__)

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        module = f', module={self.__forward_module__!r}' if self.__forward_module__ else ''
        return f'ForwardRef({self.__forward_arg__!r}{module})'


def _type_convert(arg):
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        return ForwardRef(arg)
    return arg


def _type_check(arg, msg):
    """The argument as a type; TypeError unless it can be one."""
    arg = _type_convert(arg)
    if isinstance(arg, _GenericAlias) and arg.__origin__ in (ClassVar, Final):
        raise TypeError(f'{arg} is not valid as type argument')
    if arg in (Any, LiteralString, NoReturn, Never, Self, TypeAlias):
        return arg
    if isinstance(arg, _SpecialForm) or arg in (Generic, Protocol):
        raise TypeError(f'Plain {arg} is not valid as type argument')
    if type(arg) is tuple:
        raise TypeError(f'{msg} Got {arg!r:.100}.')
    return arg


def _type_repr(obj):
    if isinstance(obj, type) and not isinstance(obj, GenericAlias):
        if obj.__module__ == 'builtins':
            return obj.__qualname__
        return f'{obj.__module__}.{obj.__qualname__}'
    if isinstance(obj, tuple):
        return '[' + ', '.join(_type_repr(t) for t in obj) + ']'
    if isinstance(obj, list):
        return '[' + ', '.join(_type_repr(t) for t in obj) + ']'
    if obj is ...:
        return '...'
    if isinstance(obj, types.FunctionType):
        return obj.__name__
    return repr(obj)


def _parameters(args):
    """The type variables in some arguments, in order of first appearance."""
    found = []
    for t in args:
        if isinstance(t, type) and not isinstance(t, GenericAlias):
            continue
        if isinstance(t, (tuple, list)):
            for x in _parameters(t):
                if x not in found:
                    found.append(x)
        elif isinstance(t, (TypeVar, ParamSpec, TypeVarTuple)):
            if t not in found:
                found.append(t)
        else:
            for x in getattr(t, '__parameters__', ()):
                if x not in found:
                    found.append(x)
    return tuple(found)


def _substitute(t, mapping):
    if isinstance(t, (TypeVar, ParamSpec, TypeVarTuple)):
        return mapping.get(t, t)
    if isinstance(t, (tuple, list)):
        return type(t)(_substitute(x, mapping) for x in t)
    params = () if isinstance(t, type) else getattr(t, '__parameters__', ())
    if params:
        return t[tuple(mapping.get(p, p) for p in params)]
    return t


class _SpecialForm:
    """A name that is subscripted or used as it is: Optional, Literal, ClassVar ..."""

    def __init__(self, name, getitem=None, doc=None):
        self._name = name
        self._getitem = getitem
        self.__doc__ = doc or (getitem.__doc__ if getitem else None)

    def __getattr__(self, item):
        if item in ('__name__', '__qualname__'):
            return self._name
        raise AttributeError(item)

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass {self!r}')

    def __repr__(self):
        return 'typing.' + self._name

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f'Cannot instantiate {self!r}')

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, obj):
        raise TypeError(f'{self} cannot be used with isinstance()')

    def __subclasscheck__(self, cls):
        raise TypeError(f'{self} cannot be used with issubclass()')

    def __getitem__(self, parameters):
        if self._getitem is None:
            raise TypeError(f'{self} is not subscriptable')
        return self._getitem(self, parameters)


def _form(f):
    return _SpecialForm(f.__name__, f, f.__doc__)


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError('typing.Any cannot be used with isinstance()')
        return super().__instancecheck__(obj)

    def __repr__(self):
        if self is Any:
            return 'typing.Any'
        return super().__repr__()


class Any(metaclass=_AnyMeta):
    """Special type indicating an unconstrained type."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError('Any cannot be instantiated')
        return super().__new__(cls)


def _single(self, parameters):
    item = _type_check(parameters, f'{self} accepts only single type.')
    return _GenericAlias(self, (item,))


NoReturn = _SpecialForm('NoReturn', doc='Special type indicating functions that never return.')
Never = _SpecialForm('Never', doc='The bottom type, a type that has no members.')
Self = _SpecialForm('Self', doc='Used to spell the type of "self" in classes.')
LiteralString = _SpecialForm('LiteralString', doc='Represents an arbitrary literal string.')
TypeAlias = _SpecialForm('TypeAlias', doc='Special form for marking type aliases.')
ClassVar = _SpecialForm('ClassVar', _single, 'Special type construct to mark class variables.')
Final = _SpecialForm('Final', _single, 'Special typing construct to indicate final names to type checkers.')
TypeGuard = _SpecialForm('TypeGuard', _single)
TypeIs = _SpecialForm('TypeIs', _single)
Required = _SpecialForm('Required', _single)
NotRequired = _SpecialForm('NotRequired', _single)
ReadOnly = _SpecialForm('ReadOnly', _single)


@_form
def Optional(self, parameters):
    """Optional[X] is equivalent to Union[X, None]."""
    arg = _type_check(parameters, f'{self} requires a single type.')
    return Union[arg, type(None)]


@_form
def Literal(self, *parameters):
    """Special typing form to define literal types (a.k.a. value types)."""
    parameters = parameters[0] if len(parameters) == 1 else parameters
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    flat = []
    for p in parameters:
        if isinstance(p, _LiteralAlias):
            flat.extend(p.__args__)
        else:
            flat.append(p)
    unique = []
    for p in flat:
        if not any(type(p) is type(q) and p == q for q in unique):
            unique.append(p)
    return _LiteralAlias(self, tuple(unique))


@_form
def Concatenate(self, parameters):
    """Special form for annotating higher-order functions."""
    if parameters == ():
        raise TypeError('Cannot take a Concatenate of no types.')
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    if not (parameters[-1] is ... or isinstance(parameters[-1], ParamSpec)):
        raise TypeError('The last parameter to Concatenate should be a ParamSpec variable or ellipsis.')
    return _GenericAlias(self, tuple(_type_convert(p) for p in parameters))


@_form
def Unpack(self, parameters):
    """Type unpack operator."""
    return _UnpackAlias(self, (_type_check(parameters, f'{self} accepts only single type.'),))


class _GenericAlias:
    """A subscripted special form or class: List[int], Callable[[int], str] ..."""

    def __init__(self, origin, args, *, name=None, inst=True):
        if not isinstance(args, tuple):
            args = (args,)
        self._inst = inst
        self._name = name
        self.__origin__ = origin
        self.__args__ = args
        self.__parameters__ = _parameters(args)
        if not name:
            self.__module__ = getattr(origin, '__module__', 'typing')

    def __getitem__(self, args):
        if self.__origin__ in (Generic, Protocol):
            raise TypeError(f'Cannot subscript already-subscripted {self}')
        if not self.__parameters__:
            raise TypeError(f'{self} is not a generic class')
        if not isinstance(args, tuple):
            args = (args,)
        params = self.__parameters__
        if len(params) == 1 and isinstance(params[0], ParamSpec) and not (args and isinstance(args[0], list)):
            args = (list(args),)
        args = tuple(_type_convert(a) for a in args)
        if len(args) != len(params) and not any(isinstance(p, TypeVarTuple) for p in params):
            word = 'many' if len(args) > len(params) else 'few'
            raise TypeError(f'Too {word} arguments for {self}; '
                            f'actual {len(args)}, expected {len(params)}')
        mapping = dict(zip(params, args))
        new = []
        for old in self.__args__:
            value = _substitute(old, mapping)
            if isinstance(old, ParamSpec) and isinstance(value, list):
                new.extend(value)
            else:
                new.append(value)
        return self.copy_with(tuple(new))

    def copy_with(self, args):
        return self.__class__(self.__origin__, args, name=self._name, inst=self._inst)

    def __repr__(self):
        if self._name:
            name = 'typing.' + self._name
        else:
            name = _type_repr(self.__origin__)
        args = ', '.join([_type_repr(a) for a in self.__args__]) if self.__args__ else '()'
        return f'{name}[{args}]'

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(f'Type {self._name} cannot be instantiated; '
                            f'use {self.__origin__.__name__}() instead')
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except Exception:
            pass
        return result

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f'Cannot subclass {self!r}')
        if self._name:
            entries = []
            if self.__origin__ not in bases:
                entries.append(self.__origin__)
            rest = bases[bases.index(self) + 1:]
            if not any(isinstance(b, _GenericAlias) or (isinstance(b, type) and issubclass(b, Generic))
                       or getattr(b, '__origin__', None) is Generic for b in rest):
                entries.append(Generic)
            return tuple(entries)
        return (self.__origin__,)

    def __getattr__(self, attr):
        if attr in ('__origin__', '__args__'):
            raise AttributeError(attr)
        if '__origin__' in self.__dict__ and not (attr.startswith('__') and attr.endswith('__')):
            return getattr(self.__origin__, attr)
        if attr in ('__name__', '__qualname__'):
            return self._name or self.__origin__.__name__
        raise AttributeError(attr)

    def __instancecheck__(self, obj):
        raise TypeError('Subscripted generics cannot be used with class and instance checks')

    def __subclasscheck__(self, cls):
        raise TypeError('Subscripted generics cannot be used with class and instance checks')

    def __iter__(self):
        yield _UnpackAlias(Unpack, (self,))


class _UnpackAlias(_GenericAlias):
    def __repr__(self):
        return f'typing.Unpack[{_type_repr(self.__args__[0])}]'


class _LiteralAlias(_GenericAlias):
    def __eq__(self, other):
        if not isinstance(other, _LiteralAlias):
            return NotImplemented
        return ({(p, type(p)) for p in self.__args__} == {(p, type(p)) for p in other.__args__})

    def __hash__(self):
        return hash(frozenset((p, type(p)) for p in self.__args__))

    def __repr__(self):
        return f'typing.Literal[{", ".join(map(repr, self.__args__))}]'


class _AnnotatedAlias(_GenericAlias):
    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, (origin,), name='Annotated')
        self.__metadata__ = metadata

    def copy_with(self, args):
        return self.__class__(args[0], self.__metadata__)

    def __repr__(self):
        return (f'typing.Annotated[{_type_repr(self.__origin__)}, '
                f'{", ".join(repr(a) for a in self.__metadata__)}]')

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __mro_entries__(self, bases):
        return (self.__origin__,)


@_form
def Annotated(self, params):
    """Add context-specific metadata to a type."""
    if not isinstance(params, tuple) or len(params) < 2:
        raise TypeError('Annotated[...] should be used with at least two arguments (a type and an annotation).')
    return _AnnotatedAlias(_type_check(params[0], 'Annotated[t, ...]: t must be a type.'), tuple(params[1:]))


class _SpecialGenericAlias:
    """A class under its typing name: List, Dict, Iterable ..."""

    def __init__(self, origin, nparams, *, inst=True, name=None):
        self._nparams = nparams
        self._inst = inst
        self._name = name or origin.__name__
        self.__origin__ = origin
        self.__module__ = 'typing'
        self.__doc__ = f'A generic version of {_type_repr(origin)}.'

    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        params = tuple(_type_check(p, 'Parameters to generic types must be types.') for p in params)
        if self._nparams >= 0 and len(params) != self._nparams:
            if not (self._name in ('Generator', 'AsyncGenerator') and 0 < len(params) < self._nparams):
                word = 'many' if len(params) > self._nparams else 'few'
                raise TypeError(f'Too {word} arguments for {self}; '
                                f'actual {len(params)}, expected {self._nparams}')
            params += (type(None),) * (self._nparams - len(params))
        return self._make(params)

    def _make(self, params):
        return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __repr__(self):
        return 'typing.' + self._name

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(f'Type {self._name} cannot be instantiated; '
                            f'use {self.__origin__.__name__}() instead')
        return self.__origin__(*args, **kwargs)

    def __mro_entries__(self, bases):
        entries = []
        if self.__origin__ not in bases:
            entries.append(self.__origin__)
        rest = bases[bases.index(self) + 1:]
        if not any(isinstance(b, _GenericAlias) or (isinstance(b, type) and issubclass(b, Generic))
                   for b in rest) and Generic not in bases:
            entries.append(Generic)
        return tuple(entries)

    def __instancecheck__(self, obj):
        return isinstance(obj, self.__origin__)

    def __subclasscheck__(self, cls):
        if isinstance(cls, _SpecialGenericAlias):
            return issubclass(cls.__origin__, self.__origin__)
        return issubclass(cls, self.__origin__)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __getattr__(self, attr):
        if attr in ('__name__', '__qualname__'):
            return self._name
        if '__origin__' in self.__dict__ and not (attr.startswith('__') and attr.endswith('__')):
            return getattr(self.__origin__, attr)
        raise AttributeError(attr)


class _TupleType(_SpecialGenericAlias):
    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        if len(params) >= 2 and params[-1] is ...:
            head = tuple(_type_check(p, 'Tuple[t, ...]: t must be a type.') for p in params[:-1])
            return self._make((*head, ...))
        return self._make(tuple(_type_check(p, 'Tuple[t0, t1, ...]: each t must be a type.') for p in params))


class _CallableAlias(_GenericAlias):
    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and (args[0] is ... or isinstance(args[0], ParamSpec)
                               or getattr(args[0], '__origin__', None) is Concatenate):
            return f'typing.Callable[{_type_repr(args[0])}, {_type_repr(args[1])}]'
        return (f'typing.Callable[[{", ".join([_type_repr(a) for a in args[:-1]])}], '
                f'{_type_repr(args[-1])}]')


class _CallableType(_SpecialGenericAlias):
    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError('Callable must be used as Callable[[arg, ...], result].')
        args, result = params
        result = _type_check(result, 'Callable[args, result]: result must be a type.')
        if args is ...:
            flat = (..., result)
        elif isinstance(args, (tuple, list)):
            flat = (*(_type_convert(a) for a in args), result)
        elif isinstance(args, ParamSpec) or getattr(args, '__origin__', None) is Concatenate:
            flat = (args, result)
        else:
            raise TypeError('Expected a list of types, an ellipsis, '
                            f'ParamSpec, or Concatenate. Got {args}')
        return _CallableAlias(self.__origin__, flat, name=self._name, inst=self._inst)


T = TypeVar('T')
KT = TypeVar('KT')
VT = TypeVar('VT')
T_co = TypeVar('T_co', covariant=True)
AnyStr = TypeVar('AnyStr', bytes, str)

import collections as _collections

_alias = _SpecialGenericAlias
Hashable = _alias(_abc.Hashable, 0)
Awaitable = _alias(_abc.Awaitable, 1)
Coroutine = _alias(_abc.Coroutine, 3)
AsyncIterable = _alias(_abc.AsyncIterable, 1)
AsyncIterator = _alias(_abc.AsyncIterator, 1)
AsyncGenerator = _alias(_abc.AsyncGenerator, 2)
Iterable = _alias(_abc.Iterable, 1)
Iterator = _alias(_abc.Iterator, 1)
Reversible = _alias(_abc.Reversible, 1)
Sized = _alias(_abc.Sized, 0)
Container = _alias(_abc.Container, 1)
Collection = _alias(_abc.Collection, 1)
Callable = _CallableType(_abc.Callable, 2)
AbstractSet = _alias(_abc.Set, 1, name='AbstractSet')
MutableSet = _alias(_abc.MutableSet, 1)
Mapping = _alias(_abc.Mapping, 2)
MutableMapping = _alias(_abc.MutableMapping, 2)
Sequence = _alias(_abc.Sequence, 1)
MutableSequence = _alias(_abc.MutableSequence, 1)
ByteString = _alias(_abc.ByteString, 0)
MappingView = _alias(_abc.MappingView, 1)
KeysView = _alias(_abc.KeysView, 1)
ItemsView = _alias(_abc.ItemsView, 2)
ValuesView = _alias(_abc.ValuesView, 1)
Generator = _alias(_abc.Generator, 3)
Tuple = _TupleType(tuple, -1, inst=False, name='Tuple')
List = _alias(list, 1, inst=False, name='List')
Deque = _alias(_collections.deque, 1, name='Deque')
Set = _alias(set, 1, inst=False, name='Set')
FrozenSet = _alias(frozenset, 1, inst=False, name='FrozenSet')
Dict = _alias(dict, 2, inst=False, name='Dict')
DefaultDict = _alias(_collections.defaultdict, 2, name='DefaultDict')
OrderedDict = _alias(_collections.OrderedDict, 2)
Counter = _alias(_collections.Counter, 1)
ChainMap = _alias(_collections.ChainMap, 2)
Type = _alias(type, 1, inst=False, name='Type')


def __getattr__(attr):
    # These need modules that most programs with annotations never import.
    if attr == 'ContextManager' or attr == 'AsyncContextManager':
        import contextlib
        value = _alias(contextlib.AbstractContextManager, 2, name=attr)
        globals()[attr] = value
        return value
    if attr == 'Pattern' or attr == 'Match':
        raise AttributeError(f'module {__name__!r} has no attribute {attr!r}: there is no re module')
    raise AttributeError(f'module {__name__!r} has no attribute {attr!r}')


# ---- protocols

_NOT_MEMBERS = {
    '__abstractmethods__', '__annotations__', '__dict__', '__doc__', '__init__', '__module__',
    '__new__', '__slots__', '__subclasshook__', '__weakref__', '__class_getitem__',
    '__match_args__', '__static_attributes__', '__firstlineno__', '__parameters__',
    '__orig_bases__', '__orig_class__', '_is_protocol', '_is_runtime_protocol',
    '__protocol_attrs__', '__non_callable_proto_members__', '__type_params__',
    '__annotate__', '__annotate_func__', '__annotations_cache__', '_abc_impl',
    '__init_subclass__', '__parameters__', '__qualname__', '__hash__',
}


def _protocol_attrs(cls):
    attrs = set()
    for base in cls.__mro__[:-1]:
        if base is Protocol or base is Generic:
            continue
        names = list(base.__dict__)
        try:
            names += base.__annotations__
        except Exception:
            pass
        for name in names:
            if name not in _NOT_MEMBERS and not name.startswith('_abc_'):
                attrs.add(name)
    return attrs


class _ProtocolMeta(ABCMeta):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        if name != 'Protocol' or bases != (Generic,):
            if Protocol in bases:
                for base in bases:
                    if not (base in (object, Generic) or base.__name__ == 'Protocol'
                            or getattr(base, '_is_protocol', False)
                            or base.__module__ in ('collections.abc', 'contextlib')):
                        raise TypeError(f'Protocols can only inherit from other protocols, got {base!r}')
        return super().__new__(mcls, name, bases, namespace, **kwargs)

    def __subclasscheck__(cls, other):
        if cls is Protocol:
            return type.__subclasscheck__(cls, other)
        if getattr(cls, '_is_protocol', False):
            if not isinstance(other, type):
                raise TypeError('issubclass() arg 1 must be a class')
            if not getattr(cls, '_is_runtime_protocol', False):
                raise TypeError('Instance and class checks can only be used with '
                                '@runtime_checkable protocols')
        return super().__subclasscheck__(other)

    def __instancecheck__(cls, instance):
        if cls is Protocol:
            return type.__instancecheck__(cls, instance)
        if not getattr(cls, '_is_protocol', False):
            return super().__instancecheck__(instance)
        if (not getattr(cls, '_is_runtime_protocol', False)
                and cls not in type(instance).__mro__):
            raise TypeError('Instance and class checks can only be used with '
                            '@runtime_checkable protocols')
        if super().__instancecheck__(instance):
            return True
        for attr in cls.__protocol_attrs__:
            value = getattr(instance, attr, _missing)
            if value is _missing:
                return False
            if value is None and callable(getattr(cls, attr, None)):
                return False
        return True


_missing = object()


def _no_init(self, *args, **kwargs):
    if type(self)._is_protocol:
        raise TypeError('Protocols cannot be instantiated')
    # A class that derives from a protocol gets the next real __init__.
    cls = type(self)
    for base in cls.__mro__:
        init = base.__dict__.get('__init__', _no_init)
        if init is not _no_init:
            break
    else:
        init = object.__init__
    init(self, *args, **kwargs)


def _protocol_hook(cls, other):
    if not cls.__dict__.get('_is_protocol', False):
        return NotImplemented
    for attr in cls.__protocol_attrs__:
        for base in other.__mro__:
            if attr in base.__dict__:
                if base.__dict__[attr] is None:
                    return NotImplemented
                break
            if attr in getattr(base, '__annotations__', ()) and getattr(base, '_is_protocol', False):
                break
        else:
            return NotImplemented
    return True


class Protocol(Generic, metaclass=_ProtocolMeta):
    """Base class for protocol classes."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get('_is_protocol', False):
            cls._is_protocol = any(b is Protocol for b in cls.__bases__)
        if not cls._is_protocol:
            return
        cls.__protocol_attrs__ = _protocol_attrs(cls)
        if '__subclasshook__' not in cls.__dict__:
            cls.__subclasshook__ = classmethod(_protocol_hook)
        if cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init

    __init__ = _no_init


def runtime_checkable(cls):
    """Mark a protocol class as a runtime protocol."""
    if not isinstance(cls, type) or not getattr(cls, '_is_protocol', False):
        raise TypeError('@runtime_checkable can be only applied to protocol classes,'
                        ' got %r' % cls)
    cls._is_runtime_protocol = True
    return cls


def is_protocol(tp, /):
    """Return True if the given type is a Protocol."""
    return isinstance(tp, type) and getattr(tp, '_is_protocol', False) and tp is not Protocol


def get_protocol_members(tp, /):
    """Return the set of members defined in a Protocol."""
    if not is_protocol(tp):
        raise TypeError(f'{tp!r} is not a Protocol')
    return frozenset(tp.__protocol_attrs__)


def _supports(name, method, doc):
    def body(ns):
        def abstract(self):
            pass
        abstract.__name__ = method
        abstract.__qualname__ = f'{name}.{method}'
        ns[method] = abstractmethod(abstract)
        ns['__doc__'] = doc
        ns['__slots__'] = ()
        ns['__module__'] = 'typing'
    return runtime_checkable(types.new_class(name, (Protocol,), {}, body))


SupportsInt = _supports('SupportsInt', '__int__', 'An ABC with one abstract method __int__.')
SupportsFloat = _supports('SupportsFloat', '__float__', 'An ABC with one abstract method __float__.')
SupportsComplex = _supports('SupportsComplex', '__complex__', 'An ABC with one abstract method __complex__.')
SupportsBytes = _supports('SupportsBytes', '__bytes__', 'An ABC with one abstract method __bytes__.')
SupportsIndex = _supports('SupportsIndex', '__index__', 'An ABC with one abstract method __index__.')
SupportsAbs = _supports('SupportsAbs', '__abs__', 'An ABC with one abstract method __abs__.')
SupportsRound = _supports('SupportsRound', '__round__', 'An ABC with one abstract method __round__.')


class IO(Generic[AnyStr]):
    """Generic base class for TextIO and BinaryIO."""

    __slots__ = ()


class BinaryIO(IO[bytes]):
    """Typed version of the return of open() in binary mode."""

    __slots__ = ()


class TextIO(IO[str]):
    """Typed version of the return of open() in text mode."""

    __slots__ = ()


# ---- classes made from annotations

def _own_annotations(ns):
    """The annotations of a class body in the making."""
    if '__annotations__' in ns:
        return ns['__annotations__']
    annotate = ns.get('__annotate__') or ns.get('__annotate_func__')
    return annotate(1) if annotate is not None else {}


_nt_prohibited = {'__new__', '__init__', '__slots__', '__getnewargs__', '_fields', '_field_defaults',
                  '_make', '_replace', '_asdict', '_source'}
_nt_special = {'__module__', '__name__', '__annotations__', '__annotate__', '__annotate_func__',
               '__annotations_cache__'}


class _NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError('can only inherit from a NamedTuple type and Generic')
        bases = tuple(tuple if base is _NamedTuple else base for base in bases)
        hints = {n: _type_convert(t) for n, t in _own_annotations(ns).items()}
        defaults = []
        for name in hints:
            if name in ns:
                defaults.append(name)
            elif defaults:
                raise TypeError(f'Non-default namedtuple field {name} cannot follow default field'
                                f'{"s" if len(defaults) > 1 else ""} {", ".join(defaults)}')
        nm = _make_nmtuple(typename, hints, [ns[n] for n in defaults], ns['__module__'])
        nm.__bases__ = bases
        if Generic in bases:
            nm.__class_getitem__ = classmethod(GenericAlias)
        for key, val in ns.items():
            if key in _nt_prohibited:
                raise AttributeError('Cannot overwrite NamedTuple attribute ' + key)
            if key not in _nt_special and key not in nm._fields:
                setattr(nm, key, val)
                set_name = getattr(type(val), '__set_name__', None)
                if set_name is not None:
                    set_name(val, nm, key)
        if Generic in bases:
            nm.__init_subclass__()
        return nm


def _make_nmtuple(name, hints, defaults, module):
    nm = _collections.namedtuple(name, list(hints), defaults=defaults, module=module)
    nm.__annotations__ = nm.__new__.__annotations__ = dict(hints)
    return nm


class _NamedTupleFactory:
    """NamedTuple as a base class or as a function."""

    __name__ = __qualname__ = 'NamedTuple'
    __module__ = 'typing'

    def __call__(self, typename, fields=(), /, **kwargs):
        if kwargs:
            fields = kwargs.items()
        hints = {}
        for n, t in fields:
            hints[n] = _type_check(t, f'field {n} annotation must be a type')
        module = sys._getframe(1).f_globals.get('__name__', '__main__') if hasattr(sys, '_getframe') else None
        nt = _make_nmtuple(typename, hints, [], module)
        nt.__orig_bases__ = (self,)
        return nt

    def __mro_entries__(self, bases):
        return (_NamedTuple,)

    def __repr__(self):
        return f'<function NamedTuple at {id(self):#x}>'


NamedTuple = _NamedTupleFactory()
_NamedTuple = type.__new__(_NamedTupleMeta, 'NamedTuple', (), {'__module__': 'typing'})


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError('cannot inherit from both a TypedDict type and a non-TypedDict base class')
        generic = (Generic,) if any(issubclass(b, Generic) for b in bases) else ()
        own = {n: _type_convert(t) for n, t in _own_annotations(ns).items()}
        ns = {k: v for k, v in ns.items() if k not in _nt_special or k in ('__module__', '__name__')}
        td = type.__new__(_TypedDictMeta, name, (*generic, dict), ns)
        if '__orig_bases__' not in ns:
            td.__orig_bases__ = bases
        annotations, required, optional = {}, set(), set()
        for base in bases:
            annotations.update(base.__dict__.get('__annotations__', {}) or getattr(base, '_td_annotations', {}))
            required |= base.__dict__.get('__required_keys__', frozenset())
            optional |= base.__dict__.get('__optional_keys__', frozenset())
        for key, hint in own.items():
            origin = get_origin(hint)
            is_required = total
            if origin is Required:
                is_required = True
            elif origin is NotRequired:
                is_required = False
            (required if is_required else optional).add(key)
            (optional if is_required else required).discard(key)
        annotations.update(own)
        td._td_annotations = annotations
        td.__annotations__ = annotations
        td.__required_keys__ = frozenset(required)
        td.__optional_keys__ = frozenset(optional)
        td.__readonly_keys__ = frozenset()
        td.__mutable_keys__ = frozenset(annotations)
        td.__total__ = total
        return td

    def __call__(cls, *args, **kwargs):
        return dict(*args, **kwargs)

    def __subclasscheck__(cls, other):
        raise TypeError('TypedDict does not support instance and class checks')

    __instancecheck__ = __subclasscheck__


class _TypedDictFactory:
    """TypedDict as a base class or as a function."""

    __name__ = __qualname__ = 'TypedDict'
    __module__ = 'typing'

    def __call__(self, typename, fields, /, *, total=True):
        td = _TypedDictMeta(typename, (), {'__annotations__': dict(fields), '__module__': '__main__'}, total=total)
        td.__orig_bases__ = (self,)
        return td

    def __mro_entries__(self, bases):
        return (_TypedDict,)

    def __repr__(self):
        return f'<function TypedDict at {id(self):#x}>'


TypedDict = _TypedDictFactory()
_TypedDict = type.__new__(_TypedDictMeta, 'TypedDict', (), {'__module__': 'typing'})


def is_typeddict(tp):
    """Check if an annotation is a TypedDict class."""
    return isinstance(tp, _TypedDictMeta) and tp is not _TypedDict


class NewType:
    """NewType creates simple unique types with almost zero runtime overhead."""

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition('.')[-1]
        self.__supertype__ = tp
        if hasattr(sys, '_getframe'):
            self.__module__ = sys._getframe(1).f_globals.get('__name__', '__main__')

    def __call__(self, x):
        return x

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass an instance of NewType. Perhaps you were looking for: '
                        f'`{self.__name__} = NewType({self.__name__!r}, ...)`')

    def __repr__(self):
        return f'{self.__module__}.{self.__qualname__}'

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


# ---- functions

def cast(typ, val):
    """Cast a value to a type: returns the value unchanged."""
    return val


def assert_type(val, typ, /):
    """Ask a static type checker to confirm that the value is of the given type."""
    return val


def assert_never(arg: Never, /) -> Never:
    """Statically assert that a line of code is unreachable."""
    value = repr(arg)
    if len(value) > 100:
        value = value[:100] + '...'
    raise AssertionError(f'Expected code to be unreachable, but got: {value}')


def reveal_type(obj, /):
    """Ask a static type checker to reveal the inferred type of an expression."""
    print(f'Runtime type is {type(obj).__name__!r}', file=sys.stderr)
    return obj


_overloads = {}


def _overload_dummy(*args, **kwds):
    """Helper for @overload to raise when called."""
    raise NotImplementedError(
        'You should not call an overloaded function. '
        'A series of @overload-decorated functions '
        'outside a stub module should always be followed '
        'by an implementation that is not @overload-ed.')


def overload(func):
    """Decorator for overloaded functions/methods."""
    f = getattr(func, '__func__', func)
    try:
        _overloads.setdefault((f.__module__, f.__qualname__), {})[f.__code__.co_firstlineno] = func
    except AttributeError:
        pass
    return _overload_dummy


def get_overloads(func):
    """Return all defined overloads for *func* as a sequence."""
    f = getattr(func, '__func__', func)
    return list(_overloads.get((f.__module__, f.__qualname__), {}).values())


def clear_overloads():
    """Clear all overloads in the registry."""
    _overloads.clear()


def final(f):
    """Decorator to indicate final methods and final classes."""
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def override(method, /):
    """Indicate that a method is intended to override a method in a base class."""
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


def no_type_check(arg):
    """Decorator to indicate that annotations are not type hints."""
    if isinstance(arg, type):
        for value in arg.__dict__.values():
            if isinstance(value, types.FunctionType):
                value.__no_type_check__ = True
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def no_type_check_decorator(decorator):
    """Decorator to give another decorator the @no_type_check effect."""
    @functools.wraps(decorator)
    def wrapped(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))
    return wrapped


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False,
                        frozen_default=False, field_specifiers=(), **kwargs):
    """Decorator to mark an object as providing dataclass-like behaviour."""
    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            'eq_default': eq_default,
            'order_default': order_default,
            'kw_only_default': kw_only_default,
            'frozen_default': frozen_default,
            'field_specifiers': field_specifiers,
            'kwargs': kwargs,
        }
        return cls_or_fn
    return decorator


def get_origin(tp):
    """Get the unsubscripted version of a type."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_GenericAlias, _SpecialGenericAlias, GenericAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    if isinstance(tp, Union):
        return Union
    return None


def get_args(tp):
    """Get type arguments with all substitutions performed."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__, *tp.__metadata__)
    if isinstance(tp, (_GenericAlias, GenericAlias)):
        args = tp.__args__
        if (tp.__origin__ is _abc.Callable
                and not (len(args) == 2 and (args[0] is ... or isinstance(args[0], ParamSpec)))):
            args = (list(args[:-1]), args[-1])
        return args
    if isinstance(tp, Union):
        return tp.__args__
    return ()


def _evaluate(hint, globalns, localns):
    """A hint with the forward references in it evaluated."""
    if isinstance(hint, str):
        hint = ForwardRef(hint)
    if isinstance(hint, ForwardRef):
        return _evaluate(_type_convert(hint.evaluate(globals=globalns, locals=localns)), globalns, localns)
    if isinstance(hint, (_GenericAlias, GenericAlias, Union)):
        args = tuple(_evaluate(a, globalns, localns) if not isinstance(hint, _LiteralAlias) else a
                     for a in hint.__args__)
        if all(a is b for a, b in zip(args, hint.__args__)):
            return hint
        if isinstance(hint, GenericAlias):
            return GenericAlias(hint.__origin__, args)
        if isinstance(hint, Union):
            return functools.reduce(lambda a, b: a | b, args)
        return hint.copy_with(args)
    return hint


def _strip(hint):
    """A hint without Annotated and the qualifiers of TypedDict."""
    if isinstance(hint, _AnnotatedAlias):
        return _strip(hint.__origin__)
    if isinstance(hint, _GenericAlias):
        if hint.__origin__ in (Required, NotRequired, ReadOnly):
            return _strip(hint.__args__[0])
        args = tuple(_strip(a) for a in hint.__args__)
        return hint if args == hint.__args__ else hint.copy_with(args)
    if isinstance(hint, GenericAlias):
        args = tuple(_strip(a) for a in hint.__args__)
        return hint if args == hint.__args__ else GenericAlias(hint.__origin__, args)
    return hint


def get_type_hints(obj, globalns=None, localns=None, include_extras=False, *, format=None):
    """Return type hints for an object, with forward references evaluated."""
    if getattr(obj, '__no_type_check__', None):
        return {}
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            if base is object:
                continue
            names = base.__dict__
            ann = names.get('_td_annotations') or getattr(base, '__annotations__', {})
            module = sys.modules.get(base.__module__, None)
            base_globals = globalns if globalns is not None else getattr(module, '__dict__', {})
            base_locals = dict(vars(base)) if localns is None else localns
            for name, value in ann.items():
                if name not in ann:
                    continue
                if value is None:
                    value = type(None)
                hints[name] = _evaluate(value, base_globals, base_locals)
        return hints if include_extras else {k: _strip(t) for k, t in hints.items()}
    if isinstance(obj, types.ModuleType):
        globalns = obj.__dict__ if globalns is None else globalns
    else:
        nsobj = obj
        while hasattr(nsobj, '__wrapped__'):
            nsobj = nsobj.__wrapped__
        if globalns is None:
            globalns = getattr(nsobj, '__globals__', {})
    if localns is None:
        localns = dict(globalns)
        for param in getattr(obj, '__type_params__', ()):
            localns[param.__name__] = param
    ann = getattr(obj, '__annotations__', None)
    if ann is None:
        if isinstance(obj, (types.FunctionType, types.BuiltinFunctionType, types.MethodType)):
            return {}
        raise TypeError(f'{obj!r} is not a module, class, method, or function.')
    for name, value in ann.items():
        if value is None:
            value = type(None)
        hints[name] = _evaluate(value, globalns, localns)
    return hints if include_extras else {k: _strip(t) for k, t in hints.items()}
