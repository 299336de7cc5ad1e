name = "n"
text = f"start {name} {name.missing!r:>10} end {1 + 1}"
