class A:
    def setup(self, depth):
        self.depth = 10 // depth
class B(A):
    def setup(self, depth):
        super().setup(depth - 1)
class C(B):
    def setup(self, depth):
        super().setup(depth - 1)
C().setup(4)
print("ok")
C().setup(2)
