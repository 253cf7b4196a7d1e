"""Our engine `measurement` and its peers on the same numbers, alternately, on one core; CPU seconds after reading.

    ./bench/side-by-side measurement [--small]

Peers: numpy written as a careful user would, krippendorff, statsmodels, pingouin (PyPI); certified digits also beside R's `aov`
where `Rscript` is found. They are installed into a virtual environment under the user's cache.
"""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from decimal import Decimal
from pathlib import Path

import installed

installed.inside("measurement", "numpy", "scipy", "statsmodels", "krippendorff", "pingouin")

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
CERTIFIED = ROOT.parent / "shared" / "data" / "measurement"
SMALL = "--small" in sys.argv
OURS = installed.example("measurement", "measure")


def least(call, times=3):
    """The least CPU seconds of a few calls, and what the last of them found."""
    best = float("inf")
    for _ in range(times):
        begun = time.process_time()
        found = call()
        best = min(best, time.process_time() - begun)
    return best, found


def ours(verb, file, *flags):
    done = subprocess.run([OURS, verb, file, *flags, "--repeat", "7"], capture_output=True, text=True, check=True)
    seconds = float(re.search(r"in ([0-9.]+) s$", done.stderr.strip()).group(1))
    return seconds, json.loads(done.stdout)


def written(table, names):
    """A file of small whole numbers, −1 for a gap."""
    file = tempfile.NamedTemporaryFile(suffix=".csv", delete=False)
    digits = (table + ord("0")).astype(np.uint8)
    text = np.full((table.shape[0], table.shape[1] * 2), ord(","), np.uint8)
    text[:, 0::2] = digits
    text[:, -1] = ord("\n")
    file.write((",".join(names) + "\n").encode())
    file.write(text.tobytes())
    file.close()
    return file.name


def told(task, mine, theirs, peer, same):
    print(f"{task:<28} ours {mine:>9.5f} s   {peer:<22} {theirs:>9.5f} s   ratio {mine / theirs:.4f}   difference {same:.1e}")


def alpha(chance):
    persons, items = (20_000 if SMALL else 1_000_000), 100
    ability = chance.normal(size=(persons, 1)).astype(np.float32)
    table = np.clip(np.rint(2 + ability + chance.normal(size=(persons, items)).astype(np.float32)), 0, 4).astype(np.int8)
    file = written(table, [f"i{item}" for item in range(items)])
    numbers = table.astype(float)

    def numpy():
        return items / (items - 1) * (1 - numbers.var(axis=0, ddof=1).sum() / numbers.sum(axis=1).var(ddof=1))

    theirs, value = least(numpy)
    mine, found = ours("alpha", file, "--brief")
    told(f"alpha {items} x {persons}", mine, theirs, "numpy", abs(found["alpha"] - value))
    import pandas
    import pingouin

    frame = pandas.DataFrame(numbers)
    theirs, (value, _) = least(lambda: pingouin.cronbach_alpha(frame), 1)
    told(f"alpha {items} x {persons}", mine, theirs, "pingouin", abs(found["alpha"] - value))
    os.unlink(file)


def fleiss(chance):
    units = 20_000 if SMALL else 1_000_000
    truth = chance.integers(0, 5, size=(units, 1))
    table = np.where(chance.random((units, 6)) < 0.5, truth, chance.integers(0, 5, size=(units, 6))).astype(np.int8)
    file = written(table, [f"r{rater}" for rater in range(6)])

    def numpy():
        counts = np.stack([(table == category).sum(axis=1) for category in range(5)], axis=1)
        shares = counts.sum(axis=0) / counts.sum()
        agreement = ((counts * counts).sum(axis=1) - 6).mean() / 30
        return (agreement - (shares**2).sum()) / (1 - (shares**2).sum())

    theirs, value = least(numpy)
    mine, found = ours("fleiss", file)
    told(f"Fleiss {units} x 6 x 5", mine, theirs, "numpy", abs(found["kappa"] - value))
    from statsmodels.stats.inter_rater import aggregate_raters, fleiss_kappa

    theirs, value = least(lambda: fleiss_kappa(aggregate_raters(table)[0]), 1)
    told(f"Fleiss {units} x 6 x 5", mine, theirs, "statsmodels", abs(found["kappa"] - value))
    import krippendorff

    mine, found = ours("krippendorff", file, "--metric", "nominal")
    counts = np.stack([(table == category).sum(axis=1) for category in range(5)], axis=1)
    theirs, value = least(lambda: krippendorff.alpha(value_counts=counts, level_of_measurement="nominal"))
    told(f"Krippendorff {units} x 6", mine, theirs, "krippendorff (counts)", abs(found["alpha"] - value))
    os.unlink(file)


def bias(chance):
    persons, items = (5_000 if SMALL else 100_000), 50
    ability, group = chance.normal(size=(persons, 1)), chance.integers(0, 2, size=persons)
    table = (ability - np.linspace(-2, 2, items) + chance.logistic(size=(persons, items)) > 0).astype(np.int8)
    file = written(np.column_stack([group, table]).astype(np.int8), ["g"] + [f"i{item}" for item in range(items)])

    def numpy():
        place = 2 * table.sum(axis=1) + group
        all_of = np.bincount(place, minlength=2 * items + 2).reshape(-1, 2)
        ratios = []
        for item in range(items):
            right = np.bincount(place, weights=table[:, item], minlength=2 * items + 2).reshape(-1, 2)
            wrong, n = all_of - right, all_of.sum(axis=1)
            kept = n > 0
            ratios.append((right[kept, 0] * wrong[kept, 1] / n[kept]).sum() / (right[kept, 1] * wrong[kept, 0] / n[kept]).sum())
        return ratios

    theirs, value = least(numpy)
    mine, found = ours("dif", file, "--group", "g")
    same = max(abs(item["odds_ratio"] - other) for item, other in zip(found["items"], value))
    told(f"MH DIF {persons} x {items}", mine, theirs, "numpy (odds ratios only)", same)
    os.unlink(file)


def digits(found, certified):
    """How many digits of a figure are right: the logarithm of its relative error; 15 is all that were certified."""
    error = abs(Decimal(found) - Decimal(certified)) / abs(Decimal(certified))
    return min(15.0, float(-error.log10())) if error else 15.0


def certified():
    """F of the one-way analyses of variance of NIST's Statistical Reference Datasets: the least digits right."""
    if not CERTIFIED.exists():
        print("SKIPPED: the certified sets are not beside this clone")
        return
    import scipy.stats

    reference = json.loads((CERTIFIED / "reference.json").read_text())
    published = next(part["nist_anova"] for part in reference.values() if "nist_anova" in part)
    code = "d <- read.csv(commandArgs(TRUE)[1]); cat(sprintf('%.17g', summary(aov(y ~ factor(group), d))[[1]]$`F value`[1]))"
    for name, figures in published.items():
        file = str(CERTIFIED / "nist" / f"{name}.csv")
        _, found = ours("anova", file, "--by", "group")
        with open(file) as source:
            groups = {}
            for row in csv.DictReader(source):
                groups.setdefault(row["group"], []).append(float(row["y"]))
        rights = {"ours": found["F"], "scipy": scipy.stats.f_oneway(*groups.values()).statistic}
        if shutil.which("Rscript"):
            rights["R"] = float(subprocess.run(["Rscript", "-e", code, file], capture_output=True, text=True, check=True).stdout)
        said = "   ".join(f"{who} {digits(float(figure), figures['F']):4.1f}" for who, figure in rights.items())
        print(f"NIST {name:<8} digits of F right: {said}")


def main():
    chance = np.random.default_rng(7)
    certified()
    for task in (alpha, fleiss, bias):
        task(chance)


if __name__ == "__main__":
    main()
