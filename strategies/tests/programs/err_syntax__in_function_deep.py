class A:
    def f(self):
        for x in range(3):
            while x:
                try:
                    yield x
                    x += 
                finally:
                    pass
