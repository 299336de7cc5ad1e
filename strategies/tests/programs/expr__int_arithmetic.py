# Around the limits where an implementation may change representation.
edges = [0, 1, -1, 2 ** 30, 2 ** 31 - 1, 2 ** 47 - 1, 2 ** 47, -(2 ** 47), -(2 ** 47) - 1, 2 ** 48, 2 ** 62, 2 ** 63 - 1, 2 ** 63, -(2 ** 63), 2 ** 64, 2 ** 100, -(2 ** 100)]
mix = 0
for a in edges:
    print(a, a + 1, a - 1, -a, ~a, a * a, a * 3 // 3 == a, abs(a), a.bit_length())
    for b in edges:
        assert a + b == b + a and a - b == -(b - a) and a * b == b * a
        assert (a & b) + (a | b) == a + b
        assert a ^ b == (a | b) - (a & b)
        if b:
            q, r = divmod(a, b)
            assert q * b + r == a and (0 <= r < b or b < r <= 0), (a, b)
            mix = (mix * 31 + q + r) % 1000003
        mix = (mix * 31 + (a < b) + 2 * (a == b)) % 1000003
print(mix)
print(7 // 2, -7 // 2, 7 // -2, -7 // -2, 7 % 2, -7 % 2, 7 % -2, -7 % -2)
print(1 << 0, 1 << 47, 1 << 48, 1 << 100, -1 << 48, (1 << 100) >> 98, -(1 << 100) >> 99, 5 >> 1000, -5 >> 1000)
x = 1
for i in range(1, 30):
    x *= i
print(x)
while x > 1:
    x //= 7
print(x)
print(0xFF, 0o17, 0b101, 1_000_000, 0xdead_beef, 10 ** 20)
print(2 ** 0, 0 ** 0, (-3) ** 3, (-3) ** 4, 7 ** 77)
