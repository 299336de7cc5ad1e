"""Weak references: ref, proxy, the weak containers and finalize.

Referents die at garbage collections, so entries may stay longer than in CPython.
"""

from _weakref import ReferenceType, getweakrefcount, getweakrefs, ref

__all__ = ["ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType", "ProxyType",
           "CallableProxyType", "ProxyTypes", "WeakValueDictionary", "WeakSet", "WeakMethod", "finalize"]


def _forward(name):
    def method(self, *args):
        return getattr(_referent(self), name)(*args)
    method.__name__ = name
    return method


def _referent(proxy):
    target = object.__getattribute__(proxy, "_ref")()
    if target is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return target


class ProxyType:
    __slots__ = ("_ref", "__weakref__")
    __hash__ = None

    def __init__(self, target, callback=None):
        object.__setattr__(self, "_ref", ref(target, callback))

    def __getattribute__(self, name):
        return getattr(_referent(self), name)

    def __setattr__(self, name, value):
        setattr(_referent(self), name, value)

    def __delattr__(self, name):
        delattr(_referent(self), name)

    def __repr__(self):
        return repr(_referent(self))

    def __str__(self):
        return str(_referent(self))

    def __bool__(self):
        return bool(_referent(self))

    def __eq__(self, other):
        return _referent(self) == other

    def __ne__(self, other):
        return _referent(self) != other

    def __lt__(self, other):
        return _referent(self) < other

    def __le__(self, other):
        return _referent(self) <= other

    def __gt__(self, other):
        return _referent(self) > other

    def __ge__(self, other):
        return _referent(self) >= other

    def __iter__(self):
        return iter(_referent(self))

    def __next__(self):
        return next(_referent(self))

    def __contains__(self, item):
        return item in _referent(self)

    for _name in ("len getitem setitem delitem add sub mul truediv floordiv mod pow and or xor neg pos abs invert "
                  "int float index enter exit radd rsub rmul").split():
        _name = f"__{_name}__"
        locals()[_name] = _forward(_name)
    del _name


class CallableProxyType(ProxyType):
    __slots__ = ()

    def __call__(self, *args, **kwargs):
        return _referent(self)(*args, **kwargs)


ProxyTypes = (ProxyType, CallableProxyType)


def proxy(object, callback=None, /):
    return (CallableProxyType if callable(object) else ProxyType)(object, callback)


class WeakMethod(ref):
    """A weak reference to a bound method: it lives as long as the object it is bound to."""

    def __new__(cls, method, callback=None):
        self = ref.__new__(cls, method.__self__, callback)
        self._function = method.__func__
        self._type = type(method)
        return self

    def __call__(self):
        target = super().__call__()
        return None if target is None else self._type(self._function, target)

    def __eq__(self, other):
        return isinstance(other, WeakMethod) and self() == other()

    __hash__ = ref.__hash__


class _KeyedRef(ref):
    def __new__(cls, value, callback, key):
        self = ref.__new__(cls, value, callback)
        self.key = key
        return self

    def __init__(self, value, callback, key):
        super().__init__(value, callback)


class WeakValueDictionary:
    """A mapping whose values are referred to weakly."""

    def __init__(self, other=(), /, **kw):
        self.data = {}
        self_ref = ref(self)

        def remove(r):
            this = self_ref()
            if this is not None and this.data.get(r.key) is r:
                del this.data[r.key]

        self._remove = remove
        self.update(other, **kw)

    def _alive(self):
        for key, r in list(self.data.items()):
            value = r()
            if value is not None:
                yield key, value

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self.data[key] = _KeyedRef(value, self._remove, key)

    def __delitem__(self, key):
        del self.data[key]

    def __contains__(self, key):
        r = self.data.get(key)
        return r is not None and r() is not None

    def __len__(self):
        return sum(1 for _ in self._alive())

    def __iter__(self):
        for key, _ in self._alive():
            yield key

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"

    keys = __iter__

    def values(self):
        for _, value in self._alive():
            yield value

    def items(self):
        yield from self._alive()

    def get(self, key, default=None):
        r = self.data.get(key)
        value = None if r is None else r()
        return default if value is None else value

    def pop(self, key, *default):
        r = self.data.pop(key, None)
        value = None if r is None else r()
        if value is not None:
            return value
        if default:
            return default[0]
        raise KeyError(key)

    def setdefault(self, key, default=None):
        value = self.get(key)
        if value is None:
            self[key] = value = default
        return value

    def update(self, other=(), /, **kw):
        items = other.items() if hasattr(other, "items") else other
        for key, value in items:
            self[key] = value
        for key, value in kw.items():
            self[key] = value

    def clear(self):
        self.data.clear()

    def copy(self):
        return type(self)(self)

    def valuerefs(self):
        return list(self.data.values())


class WeakKeyDictionary:
    """A mapping whose keys are referred to weakly."""

    def __init__(self, dict=None):
        self.data = {}
        self_ref = ref(self)

        def remove(r):
            this = self_ref()
            if this is not None:
                this.data.pop(r, None)

        self._remove = remove
        if dict is not None:
            self.update(dict)

    def _alive(self):
        for r, value in list(self.data.items()):
            key = r()
            if key is not None:
                yield key, value

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def __len__(self):
        return sum(1 for _ in self._alive())

    def __iter__(self):
        for key, _ in self._alive():
            yield key

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"

    keys = __iter__

    def values(self):
        for _, value in self._alive():
            yield value

    def items(self):
        yield from self._alive()

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def pop(self, key, *default):
        return self.data.pop(ref(key), *default)

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._remove), default)

    def update(self, other=(), /):
        items = other.items() if hasattr(other, "items") else other
        for key, value in items:
            self[key] = value

    def clear(self):
        self.data.clear()

    def copy(self):
        return type(self)(self)

    def keyrefs(self):
        return list(self.data)


class WeakSet:
    """A set of weakly referenced objects."""

    def __init__(self, data=None):
        self.data = set()
        self_ref = ref(self)

        def remove(r):
            this = self_ref()
            if this is not None:
                this.data.discard(r)

        self._remove = remove
        if data is not None:
            self.update(data)

    def __iter__(self):
        for r in list(self.data):
            item = r()
            if item is not None:
                yield item

    def __len__(self):
        return sum(1 for _ in self)

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def add(self, item):
        self.data.add(ref(item, self._remove))

    def discard(self, item):
        self.data.discard(ref(item))

    def remove(self, item):
        self.data.remove(ref(item))

    def pop(self):
        while True:
            if not self.data:
                raise KeyError("pop from empty WeakSet")
            item = self.data.pop()()
            if item is not None:
                return item

    def clear(self):
        self.data.clear()

    def update(self, other):
        for item in other:
            self.add(item)

    def copy(self):
        return type(self)(self)

    def union(self, other):
        result = self.copy()
        result.update(other)
        return result

    __or__ = union

    def difference(self, other):
        other = set(other)
        return type(self)(item for item in self if item not in other)

    __sub__ = difference

    def intersection(self, other):
        other = set(other)
        return type(self)(item for item in self if item in other)

    __and__ = intersection

    def issubset(self, other):
        other = set(other)
        return all(item in other for item in self)

    __le__ = issubset

    def __eq__(self, other):
        if not isinstance(other, WeakSet):
            return NotImplemented
        return set(self) == set(other)

    __hash__ = None

    def __repr__(self):
        return repr(self.data)


class finalize:
    """Calls a function when an object dies."""

    _registry = {}

    def __init__(self, obj, func, /, *args, **kwargs):
        self._call = (func, args, kwargs)
        self._ref = ref(obj, lambda _: self())
        finalize._registry[self] = True

    def __call__(self, _=None):
        if finalize._registry.pop(self, None):
            func, args, kwargs = self._call
            return func(*args, **kwargs)

    def detach(self):
        obj = self._ref()
        if obj is not None and finalize._registry.pop(self, None):
            return (obj, *self._call)

    def peek(self):
        obj = self._ref()
        if obj is not None and self in finalize._registry:
            return (obj, *self._call)

    @property
    def alive(self):
        return self in finalize._registry

    atexit = True
