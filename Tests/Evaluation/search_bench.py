#!/usr/bin/env python3
"""search_bench.py [--readme FILE] [--rounds N] [--big GITDIR] BENCH CORPORA PROGRAM

Times the search engine (PROGRAM, dateline-bench) beside a reference index in C++ and, where they are installed, tantivy
and SQLite FTS5, over the Reuters-21578 articles: what the folder BENCH has is built, its run.py run, and one table printed.
With --big also over the larger corpus that its README names. A second table tells what the protocol of that folder does
not ask: folders of 1,000 to 100,000 articles made of those of Reuters, what a key costs that is typed, and what it costs
that one article changes. With --readme the tables go into FILE, between its marks. All engines run in turn in each round;
ratios are within a round. Python 3, standard library only."""
import argparse, json, os, shutil, statistics, subprocess, sys, tempfile, time

ENGINES = {"dateline": "dateline", "ref-index-2t": "C++ reference", "tantivy-py-2t": "tantivy", "sqlite-fts5-plain": "SQLite FTS5"}


def prepare(bench, folder, program):
    """The folder that run.py looks for programs in."""
    shutil.copy(program, os.path.join(folder, "dateline-bench"))
    flags = ["-O3", "-march=x86-64-v3", "-std=c++20", "-pthread"]
    builds = [("ref", "ref.cc", flags), ("peer_sqlite", "peer_sqlite.cc", ["-O2", "-std=c++17", "-lsqlite3"])]
    for name, source, options in builds:
        command = ["g++", os.path.join(bench, source), "-o", os.path.join(folder, name), *options]
        if not shutil.which("g++") or subprocess.run(command, stderr=subprocess.DEVNULL).returncode != 0:
            print(f"search_bench: {name} could not be built here and is left out", file=sys.stderr)


def measured(bench, folder, corpus, rounds, engines):
    """The runs over one corpus, by engine."""
    queries, out = corpus + ".tsv", corpus + ".jsonl"
    subprocess.run([sys.executable, os.path.join(bench, "make_queries.py"), corpus, queries], check=True,
                   stdout=subprocess.DEVNULL)
    subprocess.run([sys.executable, os.path.join(bench, "run.py"), folder, corpus, queries, out, "--rounds", str(rounds),
                    "--only", ",".join(engines)], check=True, stdout=sys.stderr)
    runs = {}
    with open(out, encoding="utf-8") as lines:
        for run in map(json.loads, lines):
            if run["ready_s"]:
                runs.setdefault(run["name"], []).append(run)
    size = sum(entry.stat().st_size for entry in os.scandir(corpus))
    return runs, size


def share(values, part):
    values = sorted(values)
    return values[min(len(values) - 1, int(len(values) * part))]


def latencies(runs, column, kind=None):
    """Per query the median over the runs, in microseconds."""
    queries = {}
    for run in runs:
        for query in run["q"]:
            if query[0] == "Q" and kind in (None, query[1]):
                queries.setdefault(tuple(query[1:4]), []).append(float(query[column]))
    return [statistics.median(times) for times in queries.values()]


def quiet(runs):
    """Those while nothing else took much of the machine; all, if there was none."""
    return [run for run in runs if run["other"] < .10] or runs


def rows(name, runs, size):
    runs = {engine: quiet(own) for engine, own in runs.items()}
    reference = {run["round"]: run["ready_s"] for run in runs.get("ref-index-2t", [])}
    for engine, title in ENGINES.items():
        if engine not in runs:
            continue
        own = runs[engine]
        ready = statistics.median(run["ready_s"] for run in own)
        ratios = [run["ready_s"] / reference[run["round"]] for run in own if run["round"] in reference]
        memory = statistics.median(run["info"]["rss_kb"] for run in own) * 1024 / size
        cells = [name, title, f"{ready:.3f} s", f"{statistics.median(ratios):.2f}" if ratios else "–", f"{memory:.2f}"]
        for kind in ("term", "and", "phrase", "prefix", "fuzzy", None):
            times = [time for time in latencies(own, 6 if kind is None else 5, kind) if time > 0]
            cells.append(f"{share(times, .5):.0f} / {share(times, .99):.0f}" if times else "–")
        yield "| " + " | ".join(cells) + " |"


def table(corpora):
    head = ["corpus", "engine", "ready", "× reference", "memory per byte", "word", "words", "phrase", "prefix",
            "spelling", "all, with ten snippets"]
    lines = ["| " + " | ".join(head) + " |", "|---" * len(head) + "|"]
    for name, (runs, size) in corpora:
        lines += rows(f"{name}, {size / 1e6:.0f} MB", runs, size)
    return "\n".join(lines)


def ready(command):
    """Seconds from start to the READY line."""
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as program:
        program.stdout.readline()
        seconds = time.perf_counter() - start
        program.kill()
    return seconds


def growth(bench, folder, articles, sizes, rounds):
    """A row for each size: start to searchable, of the program and of the reference, in turn."""
    for count in sizes:
        corpus = os.path.join(folder, f"articles-{count}")
        subprocess.run([sys.executable, os.path.join(bench, "prep_corpora.py"), "recombine", articles, corpus,
                        str(count), "6"], check=True, stdout=subprocess.DEVNULL)
        size = sum(entry.stat().st_size for entry in os.scandir(corpus))
        programs = [[os.path.join(folder, "dateline-bench"), corpus], [os.path.join(folder, "ref"), "index", "2", corpus]]
        programs = [program for program in programs if os.path.exists(program[0])]
        times = [[] for _ in programs]
        for turn in range(rounds + 1):
            for index, program in enumerate(programs):
                seconds = ready(program)
                if turn > 0:  # The first fills the page cache.
                    times[index].append(seconds)
        cells = [f"{1000 * statistics.median(own):.0f} ms" for own in times] + ["–"] * (2 - len(times))
        yield f"| {count:,} articles, {size / 1e6:.0f} MB: start to searchable | " + " | ".join(cells) + " |"
        shutil.rmtree(corpus)


def further(folder, corpora):
    """Rows of what the program tells of itself behind its answers."""
    kinds = [("TYPING", "a key typed: ten best, all hits counted, ten snippets"), ("UPDATE", "one article changed")]
    for name, corpus in corpora:
        command = [os.path.join(folder, "dateline-bench"), corpus, corpus + ".tsv"]
        lines = subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout.splitlines()
        for kind, title in kinds:
            for line in lines:
                if line.startswith(kind):
                    told = json.loads(line[len(kind):])
                    yield f"| {name}, {title} | {told['p50_us']} / {told['p99_us']} µs | – |"


def write(readme, text):
    with open(readme, encoding="utf-8") as file:
        whole = file.read()
    start, end = "<!-- search: `make bench README=README.md` measures it -->", "<!-- end of search -->"
    before, rest = whole.split(start)
    with open(readme, "w", encoding="utf-8") as file:
        file.write(before + start + "\n\n" + text + "\n\n" + end + rest.split(end)[1])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--readme")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--big")
    parser.add_argument("bench")
    parser.add_argument("corpora")
    parser.add_argument("program")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        prepare(options.bench, folder, options.program)
        prep = [sys.executable, os.path.join(options.bench, "prep_corpora.py")]
        sources = [("Reuters", ["jsonl", os.path.join(options.corpora, "reuters-21578.jsonl.xz")])]
        if options.big:
            sources.append(("big", ["big", options.big]))
        has_sqlite = os.path.exists(os.path.join(folder, "peer_sqlite"))
        corpora = []
        for name, source in sources:
            corpus = os.path.join(folder, name)
            subprocess.run([*prep, *source, corpus], check=True, stdout=subprocess.DEVNULL)
            # SQLite takes seconds for a first letter over the larger one.
            engines = [engine for engine in ENGINES
                       if engine != "sqlite-fts5-plain" or has_sqlite and name != "big"]
            corpora.append((name, measured(options.bench, folder, corpus, options.rounds, engines)))
        sizes = [1_000, 10_000, 100_000] if options.big else [1_000, 10_000]
        articles = os.path.join(options.corpora, "reuters-21578.jsonl.xz")
        lines = ["| measure | dateline | C++ reference |", "|---|---|---|"]
        lines += growth(options.bench, folder, articles, sizes, options.rounds)
        lines += further(folder, [(name, os.path.join(folder, name)) for name, _ in corpora])
        text = table(corpora) + "\n\n" + "\n".join(lines)
    print(text)
    if options.readme:
        write(options.readme, text)


main()
