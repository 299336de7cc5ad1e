d = {"it's": 1}
d["it's not"]
