class Key:
    def __lt__(self, other):
        return self.rank < other.rank
sorted([Key(), Key()])
