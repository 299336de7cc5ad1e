def level1():
    def level2():
        class Local:
            def method(self):
                return (lambda: [self.helper(i) for i in range(2)])()
            def helper(self, i):
                return {0: "ok"}[i]
        return Local().method()
    return level2()
level1()
