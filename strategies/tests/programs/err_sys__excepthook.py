# sys.excepthook and displayhook replacements.
import sys

def hook(t, v, tb):
    print('hook', t.__name__, v, tb.tb_lineno, tb.tb_next is None)


print(sys.excepthook is sys.__excepthook__, callable(sys.excepthook), callable(sys.displayhook))
sys.displayhook('shown')
sys.displayhook(None)
import builtins
print(builtins._)
sys.excepthook = hook
def f():
    raise KeyError('lost')
f()
