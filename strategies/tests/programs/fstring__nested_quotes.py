# The same quotes, backslashes, newlines and comments inside replacement fields.
x, name = 5, "n"
print(f"{"same quotes"}", f'{name + '!'}', f"{f"{f"{f"{1 + 1}"}"}"}", f"{f'{f"{x}"}'}")
print(f"{'\n'.join(['a', 'b'])}", f"{'\\'}", f"{"\t" == '\t'}", f'{"{"}')
print(f"{x
    + 1}", f"""{
    x  # a comment with a } in it
}""", f"{'a'
'b'}")
d = {"k": [1, {"z": "deep"}]}
print(f"{d["k"][1]["z"]}", f"{", ".join(f"{k}={v}" for k, v in {"a": 1}.items())}", f"{x:{"0"}>{"5"}}")
print(f"{(lambda s: s + "q")("p")}", f"{x!r:{"*"}^{7}}", f"{"{}".format("braces")}", f"{'''triple'''}")
print(f"{max([
    1,
    2,  # two
])=}")
