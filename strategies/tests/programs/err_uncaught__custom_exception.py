class AppError(Exception):
    def __str__(self):
        return "custom text " + repr(self.args)
class Sub(AppError):
    pass
def f():
    class Local(Sub):
        pass
    raise Local(1, "two")
f()
