# The public names of collections, copy, abc, types, io and gc.
import abc
import collections
import collections.abc
import copy
import gc
import io
import types

def missing(m, names):
    return [n for n in names.split() if not hasattr(m, n)]


def sync(names):
    return sorted(n for n in names if not any(part in n for part in ('Async', 'orout', 'Await')))


print(sorted(collections.__all__), sync(collections.abc.__all__), sorted(copy.__all__), sync(types.__all__))
print(missing(abc, 'ABC ABCMeta abstractmethod abstractclassmethod abstractproperty abstractstaticmethod get_cache_token update_abstractmethods'))
print(missing(io, 'StringIO BytesIO TextIOWrapper open SEEK_SET SEEK_CUR SEEK_END UnsupportedOperation IOBase'))
print(missing(gc, 'collect enable disable isenabled get_objects get_count get_threshold set_threshold get_stats freeze unfreeze is_tracked get_referrers get_referents garbage callbacks set_debug get_debug'))
print(io.SEEK_SET, io.SEEK_CUR, io.SEEK_END, issubclass(io.UnsupportedOperation, OSError), issubclass(io.UnsupportedOperation, ValueError), io.open is open)
