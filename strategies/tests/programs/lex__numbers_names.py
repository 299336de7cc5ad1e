print(0, 00, 0_0, 1_000, 0b1010, 0B11, 0o17, 0O7, 0xFf, 0XAB, 0xdead_beef, 0b_1)
print(1., .5, 1.5, 1e3, 1E3, 1e-3, 1.5e+3, 1_0.0_1, 1e1_0, 00.5, 0e0, 1e400, 5e-324)
print(1j, 1.5j, 1e3J, 0j, .5j, 1_0j, 10j.imag)
print(9223372036854775807, 9223372036854775808, 123456789012345678901234567890, -0, - 1, +1, ~0)
print(1 .real, 1.0.real, (1).real, 1..real, 0x1.real, 1_000 .bit_length())
a=1;b=2;c=a+b;print(a,b,c)
é = 1
naïve_ñame = 2
变量 = 3
_ = 4
__ = 5
ﬁ = 6
print(é, naïve_ñame, 变量, _, __, fi, "fi" in globals(), "ﬁ" in globals())
class 类:
    def 方法(self): return "method"
print(类().方法(), 类.__name__)
match = case = type = 7
print(match, case, type)
soft = {"match": match, "type": type}
print(soft)
if a: print("one"); print("two")
if a == 1 and \
   b == 2:
    print("backslash")
x = [
    1,  # comment
    # whole line

    2,
]
print(x, (
    3 +
    4))
def f(): pass; return 5
print(f())
class E: pass; y = 3
print(E.y)
while a: a -= 1; b += 1
print(a, b)
for i in 1, 2, 3: print(i, end=" "); print("-", end=" ")
print()
if 1:
  if 2:
        print("uneven indents")
  else: pass
	# a tab-indented comment does not count
    # nor does this
print("end") # no newline issues
