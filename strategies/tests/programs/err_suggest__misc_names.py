import sys
class A:
    class_attribute = 1
    def method(self):
        try:
            return class_attribut
        except NameError as e:
            print(type(e).__name__, e, e.name)
    def other(self):
        value_total = 1
        def inner():
            return value_totl
        return value_total, inner()
A().method()
print(A.class_attribute)
A().other()
