def load(key):
    try:
        return {"a": 1}[key]
    except KeyError as e:
        raise ValueError(f"no value for {key}") from e

def run():
    try:
        load("b")
    except ValueError as e:
        raise RuntimeError("run failed") from e

run()
