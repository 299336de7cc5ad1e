def connect(host, *, timeout=1, retries=2):
    return host
connect("h", timeuot=5)
