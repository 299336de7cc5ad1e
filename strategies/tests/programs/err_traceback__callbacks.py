def key(item):
    return item["weight"]
def apply(f, items):
    return sorted(map(f, items), key=lambda w: -w)
class Box:
    def __init__(self, *items):
        self.items = items
    def __iter__(self):
        for item in self.items:
            yield item
    def best(self):
        return max(
            apply(key, self),
        )
print(Box({"weight": 1}, {"weight": 5}).best())
print(Box({"weight": 1}, {"height": 5}).best())
