def __getattr__(name):
    if name == "computed":
        return "by module __getattr__"
    raise AttributeError(f"dynamic has no {name}")


def __dir__():
    return ["computed"]
