#!/usr/bin/env python3
"""evaluate.py [--only TASK,...] [--seeds FOLDER] EVAL -- COMMAND ...

Runs COMMAND, a filter such as `dateline analyze`, over the annotated texts of the folder EVAL with that folder's run.py,
and over those of the seeds where there are any, and prints what the lines of targets.tsv ask for as one table. Exits
with 1 where a figure is below its floor, where one is missing, or where the run itself fails.
Python 3, standard library only."""
import argparse, os, re, subprocess, sys, tempfile
from collections import namedtuple

HERE = os.path.dirname(os.path.abspath(__file__))
Target = namedtuple("Target", "gold line figure title must aim floor")


def targets():
    with open(os.path.join(HERE, "targets.tsv"), encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file if line.strip() and not line.startswith("#")]
    return [Target(*row[:4], *map(float, row[4:])) for row in rows]


def is_less_better(target):
    return target.aim < target.must


def scores(folder, arguments, command):
    """What run.py prints, shown as it comes: by gold file the lines of its scorer; and whether all went well."""
    run = [sys.executable, os.path.join(folder, "run.py"), *arguments, "--", *command]
    process = subprocess.Popen(run, stdout=subprocess.PIPE, text=True)
    found, gold, part = {}, None, ""
    for line in process.stdout:
        print(line, end="", flush=True)
        if match := re.match(r"== (\S+)", line):
            gold, part = match[1], ""
        elif match := re.match(r"(\[\S+\])$", line):
            part = match[1] + " "
        elif gold:
            found.setdefault(gold, []).append(part + line.strip())
    return found, process.wait() == 0


def seed_scores(seeds, folder, tasks, command):
    """The same for gold_quotes.jsonl and the like beside the seeds."""
    with tempfile.TemporaryDirectory() as made:
        there = []
        for task in tasks:
            gold = os.path.join(os.path.abspath(seeds), "gold_%s.jsonl" % task)
            if os.path.exists(gold):
                os.mkdir(os.path.join(made, task))
                os.symlink(gold, os.path.join(made, task, "seeds.jsonl"))
                there.append(task)
        if not there:
            return {}, True
        return scores(folder, ["--folder", made, "--only", ",".join(there)], command)


def figure(target, found):
    """The number after the name of the figure, in the line the target names; None where there is no such line."""
    for line in found.get(target.gold, []):
        if line.startswith(target.line):
            match = re.search(re.escape(target.figure) + r"\s+(\d+\.?\d*)", line[len(target.line):])
            return float(match[1]) if match else None
    return None


def verdict(target, ours):
    def reaches(goal):
        return ours <= goal if is_less_better(target) else ours >= goal

    if ours is None:
        return "missing"
    if not reaches(target.floor):
        return "below the floor of %g" % target.floor
    return "aim" if reaches(target.aim) else "must" if reaches(target.must) else ""


def table(rows):
    """Prints the table; whether no figure is missing or below its floor."""
    print("\n%-26s %-30s %8s %8s %8s" % ("task", "measure", "ours", "must", "aim"))
    is_good = True
    for target, ours in rows:
        says = verdict(target, ours)
        is_good &= not says.startswith(("missing", "below"))
        sign = "≤" if is_less_better(target) else ""
        shown = "–" if ours is None else "%.2f" % ours
        print("%-26s %-30s %8s %8s %8s  %s" % (
            target.gold.replace("_dev", "").replace("meantime_dossiers", "meantime"), target.title, shown,
            sign + "%g" % target.must, sign + "%g" % target.aim, says))
    return is_good


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", help="tasks, separated by commas")
    parser.add_argument("--seeds", help="a folder with gold_quotes.jsonl, gold_dates.jsonl, gold_entities.jsonl")
    parser.add_argument("folder")
    parser.add_argument("command", nargs="+")
    asked = parser.parse_args()

    wanted = [t for t in targets() if not asked.only or t.gold.split("/")[0] in asked.only.split(",")]
    found, went_well = scores(asked.folder, ["--only", asked.only] if asked.only else [], asked.command)
    tasks = sorted({t.gold.split("/")[0] for t in wanted if t.gold.endswith("/seeds")})
    if asked.seeds and os.path.isdir(asked.seeds):
        of_seeds, seeds_went_well = seed_scores(asked.seeds, asked.folder, tasks, asked.command)
        found.update(of_seeds)
        went_well &= seeds_went_well
    else:
        wanted = [t for t in wanted if not t.gold.endswith("/seeds")]
    is_good = table([(target, figure(target, found)) for target in wanted])
    sys.exit(0 if is_good and went_well else 1)


if __name__ == "__main__":
    main()
