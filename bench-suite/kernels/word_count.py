"""Word statistics over generated text: counting, grouping, sorting, joining.

Exercises str.split and friends, dicts keyed by strings and tuples, sets,
defaultdict and Counter, sorting with key functions, and comprehensions.
"""

from collections import Counter, defaultdict

SYLLABLES = (
    "ba ke li mo nu ra se ti vo zu an el in or us pra ste kli dro fru"
).split()


def make_text(words):
    """Deterministic text whose word frequencies fall off steeply."""
    state = 7
    out = []
    for i in range(words):
        state = (state * 16807 + 11) % 2147483647
        rank = state % 97 * (state % 13) // 6
        first = SYLLABLES[rank % 20]
        second = SYLLABLES[(rank // 3 + rank) % 20]
        word = first + second if rank % 4 else first + second + first
        if i % 11 == 0:
            word = word.capitalize()
        if i % 17 == 16:
            word += "."
        elif i % 7 == 6:
            word += ","
        out.append(word)
    return " ".join(out)


def count_plain(words):
    counts = {}
    for word in words:
        if word in counts:
            counts[word] += 1
        else:
            counts[word] = 1
    return counts


def count_pairs(words):
    pairs = defaultdict(int)
    previous = None
    for word in words:
        if previous is not None:
            pairs[previous, word] += 1
        previous = word
    return pairs


def group_by_initial(counts):
    groups = {}
    for word, count in counts.items():
        groups.setdefault(word[0], []).append((count, word))
    for entries in groups.values():
        entries.sort(reverse=True)
    return groups


def run(n):
    text = make_text(n)
    words = [word.strip(".,").lower() for word in text.split()]
    counts = count_plain(words)
    assert counts == Counter(words)
    pairs = count_pairs(words)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    groups = group_by_initial(counts)
    initials = " ".join(f"{initial}{len(groups[initial])}" for initial in sorted(groups))
    common = max(pairs.items(), key=lambda item: (item[1], item[0]))
    lengths = Counter(len(word) for word in set(words))
    top = ",".join(f"{word}:{count}" for word, count in ranked[:3])
    return (
        f"{len(text)} {len(counts)} {len(pairs)} {top} {initials} "
        f"{'-'.join(common[0])}:{common[1]} {sorted(lengths.items())}"
    )


if __name__ == "__main__":
    print(run(200))
