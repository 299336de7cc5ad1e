def main():
    print("main runs", __name__)
    return 0
print(__doc__, __package__, __spec__, type(__builtins__).__name__, __file__.rpartition("/")[2])
if __name__ == "__main__":
    main()
print([k in globals() for k in ("__name__", "__doc__", "__file__", "__package__", "__spec__", "__builtins__", "__path__")])
import sys
print(sys.modules["__main__"].main is main, sys.argv[0].rpartition("/")[2], len(sys.argv))
__name__ = "changed"
class C: pass
def f(): pass
print(C.__module__, f.__module__, C)
