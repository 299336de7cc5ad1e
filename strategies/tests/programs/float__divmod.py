# Floor division and remainder of floats, with signs.
vals = [7.5, -7.5, 2.0, -2.0, 0.5, -0.5, 1e17, -1e17, 0.1, 3]
for a in vals:
    for b in vals:
        print(a, b, a // b, a % b, divmod(a, b))
inf = float('inf')
print(5.0 % inf, -5.0 % inf, 5.0 % -inf, 5.0 // inf, -5.0 // inf, 0.0 % -1.0, -0.0 % 1.0, 0.0 // -3.0)
print(inf % 2.0, inf // 2.0, divmod(inf, 3.0), divmod(float('nan'), 1.0))
print(1 % 0.1, 1.0 // 0.1, 1e300 % 7, -1e-20 % 1.0, -1e-20 // 1.0)
