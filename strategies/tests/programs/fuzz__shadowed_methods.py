# Found by `gearbox fuzz`: a method call that specializes on an instance whose
# dict was taken out must not be used for instances that shadow the method.


class Base:
    def n(self):
        return "method"

    kind = "class"


def call(o):
    try:
        return o.n()
    except TypeError as e:
        return str(e)


def read(o):
    return o.kind


def run(objects, rounds):
    results = []
    for i in range(rounds):
        o = objects[i % len(objects)]
        results.append((call(o), read(o)))
    for r in sorted(set(results)):
        print(results.index(r), results.count(r), r)


shadowing, plain = Base(), Base()
shadowing.n = 1
shadowing.kind = "instance"
plain.__dict__
run([plain], 60)
run([plain, shadowing], 240)
run([shadowing, plain], 60)

cleared = Base()
cleared.n = 2
cleared.__dict__.clear()
other = Base()
other.n = 3
run([cleared, other], 240)
cleared.n = 4
run([cleared, other], 240)
del cleared.n
run([other, cleared], 240)
