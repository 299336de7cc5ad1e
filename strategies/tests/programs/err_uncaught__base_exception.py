class MyBase(BaseException):
    pass
try:
    raise MyBase("base")
except Exception:
    print("no")
