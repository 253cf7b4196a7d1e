#!/usr/bin/env python3
"""The draws of `forecast labour` beside numpy: one made-up country, one core, alternating, in CPU seconds.

    ./bench/side-by-side forecast_labour [--draws N] [--regions R] [--occupations O] [--years Y] [--runs K]

The numpy programme does what ours does, as a careful user would write it: by chunks of draws that fit the cache, one matrix
product a region for all occupations and years, in single (`float32`) and in double precision; then `partition` of the kept
draws for five quantiles of every cell (region, occupation, year), of groups, regions and occupations. It keeps all draws of a region to do so;
ours keeps none.
"""
import argparse, os, subprocess, sys, time

import installed

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SECTORS, GROUPS = 20, 40


def country(regions, occupations, years):
    import numpy as np

    r, s, o, t = (np.arange(n) for n in (regions, SECTORS, occupations, years))
    employed = 1000.0 + (r[:, None] * 37 + s * 101) % 4000
    raw = 1.0 + (s[:, None] * 31 + o * 17) % 97
    shares = raw / raw.sum(1, keepdims=True)
    growth = ((r[:, None, None] * 7 + s[:, None] * 13 + t * 5) % 40 - 10.0) / 1000
    path = employed[:, :, None] * np.cumprod(1 + growth, axis=2)
    rates = 0.02 + o % 10 / 500 + 0.03
    return employed, shares, path, rates


def quantiles(draws, levels):
    """Order statistics along the first axis."""
    import numpy as np

    places = sorted({round(p * (len(draws) - 1)) for p in levels})
    return np.partition(draws, places, axis=0)[places]


def numpy_run(draws, regions, occupations, years, kind, seed=1):
    import numpy as np

    rng = np.random.Generator(np.random.SFC64(seed))
    employed, shares, path, rates = country(regions, occupations, years)
    normal = lambda *shape: rng.standard_normal(shape, dtype=kind)
    levels = (0.025, 0.1, 0.5, 0.9, 0.975)
    begun = time.process_time()
    shared = 0.02 * normal(draws, years, SECTORS)
    factor = np.exp(0.1 * normal(draws, occupations) - kind(0.005))
    factor *= rates.astype(kind)
    share = shares.astype(kind)
    whole = np.zeros((draws, years), kind)
    by_occupation = np.zeros((draws, years, occupations), kind)
    by_group = np.zeros((draws, years, GROUPS), kind)
    by_supply = np.zeros((draws, years, GROUPS), kind)
    found = []
    for r in range(regions):
        need = np.empty((draws, years, occupations), kind)
        for first in range(0, draws, 250):
            part = slice(first, first + 250)
            stray = shared[part] + 0.015 * normal(len(shared[part]), years, SECTORS) - kind(0.5 * (0.02**2 + 0.015**2))
            level = np.exp(np.cumsum(stray, axis=1, dtype=kind)) * path[r].T.astype(kind)
            now = level.reshape(-1, SECTORS) @ share
            now = now.reshape(-1, years, occupations)
            start = (employed[r] @ shares).astype(kind)
            before = np.concatenate([np.broadcast_to(start, (len(now), 1, occupations)), now[:, :-1]], axis=1)
            out = need[part]
            np.subtract(now, before, out=out)
            np.maximum(out, 0, out=out)
            now += before
            now *= 0.5
            now *= factor[part, None, :]
            out += now
        groups = need.reshape(draws, years, occupations // GROUPS, GROUPS).sum(2)
        admitted = (50 + (r * 3 + np.arange(GROUPS) * 7) % 60).astype(kind)
        supply = admitted * np.clip(0.8 * 0.7 * 0.9 + 0.05 * normal(draws, years, GROUPS), 0, 1)
        region = need.sum(2)
        whole += region
        by_occupation += need
        by_group += groups
        by_supply += supply
        for figures in (need, groups, supply, supply - groups, region):
            found.append((figures.mean(0), figures.std(0), quantiles(figures, levels)))
    for figures in (by_occupation, by_group, by_supply, by_supply - by_group, whole):
        found.append((figures.mean(0), figures.std(0), quantiles(figures, levels)))
    took = time.process_time() - begun
    mean, deviation, _ = found[-1]
    return took, float(mean[-1]), float(deviation[-1])


def ours(options):
    build = os.environ.get("CARGO_TARGET_DIR", os.path.join(ROOT, "target"))
    words = [str(n) for n in (options.draws, options.regions, options.occupations, options.years, 1)]
    lines = subprocess.run([os.path.join(build, "release/examples/measure_labour"), *words], check=True, capture_output=True, text=True).stdout.splitlines()
    draws = float(lines[1].split()[1])
    words = lines[2].split()
    return draws, float(words[2]), float(words[4]), lines[-1].split()[1]


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--draws", type=int, default=10000)
    arguments.add_argument("--regions", type=int, default=20)
    arguments.add_argument("--occupations", type=int, default=400)
    arguments.add_argument("--years", type=int, default=10)
    arguments.add_argument("--runs", type=int, default=3)
    options = arguments.parse_args()
    installed.inside("forecast_labour", "numpy")
    import numpy as np

    subprocess.run(["cargo", "build", "--release", "--quiet", "-p", "forecast", "--example", "measure_labour"], check=True, cwd=ROOT)
    size = (options.draws, options.regions, options.occupations, options.years)
    mine, single, double = [], [], []
    for _ in range(options.runs):
        mine.append(ours(options))
        single.append(numpy_run(*size, np.float32))
        double.append(numpy_run(*size, np.float64))
    best = [min(runs)[0] for runs in (mine, single, double)]
    print(f"draws × regions × occupations × years: {' × '.join(map(str, size))}; numpy {np.__version__}")
    print(f"{'':24}{'CPU s':>10}{'ratio':>8}{'mean of all, last year':>26}{'deviation':>12}")
    for name, runs, took in zip(("ours", "numpy, float32", "numpy, float64"), (mine, single, double), best):
        print(f"{name:24}{took:10.2f}{took / best[0]:8.1f}{runs[0][1]:26.1f}{runs[0][2]:12.1f}")
    print(f"our peak memory: {int(mine[0][3]) / 1024:.0f} MiB")


main()
