#!/usr/bin/env python3
"""field_weights.py CORPORA

Tells what the headline, the lead and quotations should weigh when articles are ranked: each label of Reuters-21578
(topics, people, organisations, places) that is a word is a query, and the articles with that label are what it should
find. BM25F as in Sources/Search/Ranking.swift. Prints mean average precision and precision of the first ten for some
weights. Python 3, standard library only."""
import collections, json, lzma, math, os, re, sys

WORDS = re.compile(r"[a-z0-9]+").findall
# Topics whose label is no word of the texts.
SPELLED = {
    "acq": "acquisition", "nat-gas": "natural gas", "money-fx": "currency", "veg-oil": "vegetable oil",
    "bop": "balance payments", "cpi": "inflation", "iron-steel": "steel", "money-supply": "money supply",
    "jobs": "unemployment", "ipi": "industrial production", "dlr": "dollar", "wpi": "wholesale prices",
    "pet-chem": "petrochemical", "ship": "shipping"}
TITLE, LEAD, BODY, QUOTE = range(4)


def spelled(kind, label):
    if kind == "people":
        label = label.split("-")[0]
    return tuple(WORDS(SPELLED.get(label, label).replace("-", " ")))


def counted(article, wanted, counts, number):
    """Counts the wanted words by where they stand; gives the length in words."""
    stretches = [(TITLE, article["title"])]
    for index, paragraph in enumerate(article["body"].split("\n\n")):
        for part, text in enumerate(paragraph.split('"')):
            stretches.append((LEAD if index == 0 else QUOTE if part % 2 else BODY, text))
    length = 0
    for place, text in stretches:
        words = WORDS(text.lower())
        length += len(words)
        for word in words:
            if word in wanted:
                counts[word].setdefault(number, [0, 0, 0, 0])[place] += 1
    return length


def quality(queries, counts, lengths, weights):
    total, average = len(lengths), sum(lengths) / len(lengths)
    precisions, firsts = [], []
    for words, relevant in queries.items():
        found = set.intersection(*(set(counts[word]) for word in words))
        if len(found) < 5:
            continue
        def score(number):
            held_back = 1.2 * (0.25 + 0.75 * lengths[number] / average)
            sum_ = 0
            for word in words:
                weight = sum(map(lambda count, weight: count * weight, counts[word][number], weights))
                frequency = len(counts[word])
                rarity = math.log(1 + (total - frequency + 0.5) / (frequency + 0.5))
                sum_ += rarity * weight * 2.2 / (weight + held_back)
            return sum_
        ranked = [number in relevant for number in sorted(found, key=lambda number: (-score(number), number))]
        hits = [rank for rank, isRelevant in enumerate(ranked, 1) if isRelevant]
        precisions.append(sum(index / rank for index, rank in enumerate(hits, 1)) / max(1, len(hits)))
        firsts.append(sum(ranked[:10]) / min(10, len(ranked)))
    return sum(precisions) / len(precisions), sum(firsts) / len(firsts), len(precisions)


def main():
    with lzma.open(os.path.join(sys.argv[1], "reuters-21578.jsonl.xz"), "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    labelled = collections.defaultdict(set)
    for number, article in enumerate(articles):
        for kind in ("topics", "people", "orgs", "places"):
            for label in article[kind]:
                labelled[(kind, spelled(kind, label))].add(number)
    queries = {words: relevant for (_, words), relevant in labelled.items() if words and 10 <= len(relevant) <= 1500}
    wanted = {word for words in queries for word in words}
    counts = collections.defaultdict(dict)
    lengths = [counted(article, wanted, counts, number) for number, article in enumerate(articles)]
    print("title  lead  quote   average precision   of the first ten")
    for title, lead, quote in [(1, 1, 1), (3, 1, 1), (5, 1, 1), (3, 1.5, 1), (3, 2, 1), (3, 3, 1), (3, 2, 1.5),
                               (3, 2, 2), (3, 2, 3), (5, 2, 1.5), (5, 3, 1.5)]:
        average, first, count = quality(queries, counts, lengths, (title, lead, 1, quote))
        print(f"{title:5} {lead:5} {quote:6} {average:19.4f} {first:18.4f}   ({count} queries)")


main()
