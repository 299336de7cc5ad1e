class Shape:
    corners = 4
    def area(self): return 1
    @classmethod
    def create(cls): return cls()
Shape.craete()
