#!/usr/bin/env python3
"""Factors, scaling and growth of the engine `measurement` beside numpy, factor_analyzer, scikit-learn and statsmodels (PyPI).

    ./bench/side-by-side measurement_dimension [--runs 3] [--limit 120] [--task efa|marks|mds|growth]

Each line is one task: CPU seconds on one core, ours and the peer's in alternating processes on the same data (least of the
runs), the ratio, and values that must agree. Our data come from a counter-based generator and are written to a file that
the peers read; reading is counted for nobody. `efa` correlates continuous scores; `marks` the same persons' answers from 1 to
5, which both sides get as the same numbers: numpy as the doubles it works on, ours as the bytes that its tables keep. Peers are installed into a virtual environment under the user's cache.
`--limit` is how many seconds a peer may take. lme4 (Debian's r-cran-lme4) joins when `Rscript` finds it.
"""

import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

import installed

ROOT = pathlib.Path(__file__).resolve().parents[2]
# factor_analyzer 0.5.1 asks scikit-learn for a word that 1.8 no longer knows.
PEERS = ["numpy", "scipy", "scikit-learn<1.8", "statsmodels", "factor_analyzer"]


def columns(path, rows):
    import numpy

    return numpy.fromfile(path, dtype="<f8").reshape(-1, rows)


def timed(work, least=0.2):
    """CPU seconds of one run of `work`, in batches long enough to be measured; short work is warmed up by a run before."""
    if least > 0:
        work()
    begun, done = time.process_time(), 0
    while True:
        answer = work()
        done += 1
        if time.process_time() - begun >= least:
            return (time.process_time() - begun) / done, answer


def peer_numpy(path):
    """The correlation matrix, and minres in fifteen lines: L-BFGS over uniquenesses, eigenvectors by LAPACK."""
    import numpy
    from scipy.linalg import eigh
    from scipy.optimize import minimize

    data = columns(path, 100_000)
    seconds, matrix = timed(lambda: numpy.corrcoef(data))
    size, factors = len(matrix), 8

    def objective(unique):
        values, vectors = eigh(matrix - numpy.diag(unique))
        rest, low = vectors[:, : size - factors], values[: size - factors]
        return 0.5 * (low**2).sum(), -(rest**2) @ low

    start = 1 / numpy.diag(numpy.linalg.inv(matrix))
    fit = lambda: minimize(objective, start, jac=True, method="L-BFGS-B", bounds=[(0.005, 1)] * size)
    fitting, found = timed(fit)
    together = seconds + fitting
    return {"correlation_seconds": seconds, "minres_seconds": fitting, "together_seconds": together, "objective": float(found.fun)}


def peer_factor_analyzer(path):
    import numpy
    from factor_analyzer import FactorAnalyzer

    matrix = numpy.corrcoef(columns(path, 100_000))
    fit = lambda: FactorAnalyzer(n_factors=8, rotation=None, method="minres", is_corr_matrix=True).fit(matrix)
    seconds, found = timed(fit, 0)
    residual = matrix - found.loadings_ @ found.loadings_.T
    numpy.fill_diagonal(residual, 0)
    return {"minres_seconds": seconds, "objective": float(0.5 * (residual**2).sum())}


def peer_sklearn(path):
    import warnings

    import numpy
    from sklearn.manifold import smacof

    warnings.simplefilter("ignore")
    distances = columns(path, 2_000)
    distances = (distances + distances.T) / 2
    start = numpy.random.default_rng(0).normal(size=(2_000, 3))
    run = lambda count: smacof(distances, n_components=3, init=start, n_init=1, max_iter=count, eps=0, normalized_stress=False)
    short, _ = timed(lambda: run(2), 0)
    long, (points, _) = timed(lambda: run(22), 0)
    whole, (points, _) = timed(
        lambda: smacof(distances, n_components=3, init=start, n_init=1, max_iter=300, eps=1e-6, normalized_stress=False), 0
    )
    pairs = numpy.triu_indices(2_000, 1)
    apart = numpy.sqrt(((points[pairs[0]] - points[pairs[1]]) ** 2).sum(1))
    given = distances[pairs]
    stress = numpy.sqrt(1 - (given @ apart) ** 2 / ((given @ given) * (apart @ apart)))
    return {"iteration_seconds": (long - short) / 20, "seconds": whole, "stress": float(stress)}


def peer_statsmodels(path):
    import warnings

    import numpy
    import statsmodels.api as sm

    warnings.simplefilter("ignore")
    times, outcome = columns(path, 500_000)
    groups = numpy.arange(500_000) // 5
    fixed = sm.add_constant(times)
    fit = lambda: sm.MixedLM(outcome, fixed, groups, exog_re=fixed).fit(reml=True)
    seconds, found = timed(fit, 0)
    return {"seconds": seconds, "deviance": float(-2 * found.llf), "coefficients": [float(x) for x in found.fe_params]}


LME4 = """
suppressMessages(library(lme4)); path <- commandArgs(TRUE)[1]
data <- readBin(path, "double", 1e6, endian = "little")
frame <- data.frame(t = data[1:500000], y = data[500001:1000000], g = factor(rep(1:100000, each = 5)))
begun <- proc.time(); found <- lmer(y ~ t + (t | g), frame); spent <- proc.time() - begun
cat(sprintf('{"seconds": %.3f, "deviance": %.6f}', spent[1] + spent[2], REMLcrit(found)))
"""


def peer_lme4(path):
    done = subprocess.run(["Rscript", "-e", LME4, path], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


TASKS = {
    "efa": ["numpy", "factor_analyzer"],
    "marks": ["numpy", "factor_analyzer"],
    "mds": ["sklearn"],
    "growth": ["statsmodels", "lme4"],
}
AGREE = {"efa": ("objective", 1e-3), "marks": ("objective", 1e-3), "mds": ("stress", 2e-3), "growth": ("deviance", 1e-6)}


def peer(interpreter, name, path, limit):
    if name == "lme4" and (not shutil.which("Rscript") or "FALSE" in has_lme4()):
        return {"absent": "no R with lme4 here"}
    call = [interpreter, __file__, "--peer", name, "--file", path]
    try:
        done = subprocess.run(call, capture_output=True, text=True, timeout=limit, env={**os.environ, **installed.ONE_CORE})
    except subprocess.TimeoutExpired:
        return {"absent": f"nothing within {limit} s"}
    return json.loads(done.stdout) if done.returncode == 0 else {"absent": done.stderr.strip().split("\n")[-1]}


def has_lme4():
    return subprocess.run(["Rscript", "-e", "cat(requireNamespace('lme4', quietly = TRUE))"], capture_output=True, text=True).stdout


def ours(task, path):
    binary = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release" / "examples" / "measure_dimension"
    done = subprocess.run([binary, task, "1", path], capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    if "minres" in found:
        found["objective"] = found["minres"]["objective"]
    return found


def least(old, new):
    if "absent" in new or not old:
        return new
    return {key: min(value, old[key]) if key.endswith("seconds") else value for key, value in new.items()}


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--runs", type=int, default=3)
    arguments.add_argument("--limit", type=float, default=120)
    arguments.add_argument("--task", choices=TASKS)
    arguments.add_argument("--peer", help=argparse.SUPPRESS)
    arguments.add_argument("--file", help=argparse.SUPPRESS)
    asked = arguments.parse_args()
    if asked.peer:
        print(json.dumps(globals()[f"peer_{asked.peer}"](asked.file)))
        return
    subprocess.run(
        ["cargo", "build", "--quiet", "--release", "-p", "measurement", "--example", "measure_dimension"], cwd=ROOT, check=True
    )
    interpreter = installed.python("measurement_dimension", *PEERS)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {sorted(os.sched_getaffinity(0))[0]})
    print("| Task | Peer | Part | Ours, ms | Theirs, ms | Ratio | Value | Ours | Theirs | |\n|---|---|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for task in [asked.task] if asked.task else TASKS:
            path = str(pathlib.Path(folder) / f"{task}.bin")
            mine, theirs = {}, {name: {} for name in TASKS[task]}
            for _ in range(asked.runs):
                mine = least(mine, ours(task, path))
                for name in theirs:
                    if "absent" not in theirs[name]:
                        theirs[name] = least(theirs[name], peer(interpreter, name, path, asked.limit))
            for name, found in theirs.items():
                show(task, name, mine, found)


def show(task, name, mine, found):
    if "absent" in found:
        print(f"| {task} | {name} | {found['absent']} | | | | | | | |")
        return
    value, within = AGREE[task]
    ours_value, their_value = mine[value], found[value]
    agree = "agree" if abs(ours_value - their_value) <= within * abs(their_value) else "DIFFER"
    if agree == "DIFFER" and ours_value < their_value:
        agree = "ours is lower"
    for part in [key for key in found if key.endswith("seconds")]:
        left, right = 1e3 * mine[part], 1e3 * found[part]
        numbers = f"{left:.2f} | {right:.2f} | {right / left:.1f}"
        print(f"| {task} | {name} | {part.removesuffix('_seconds')} | {numbers} | {value} | {ours_value:.8g} | {their_value:.8g} | {agree} |")


if __name__ == "__main__":
    main()
