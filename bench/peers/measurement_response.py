#!/usr/bin/env python3
"""Item response and raters of the engine `measurement` beside mirt and girth (PyPI), alternately, on one core, at the same nodes.

    ./bench/side-by-side measurement_response [--runs 3] [--persons 100000] [--items 50] [--ratings 50000] [--limit 600]

A line: CPU seconds of packing and fitting (least of the runs), ours and theirs, the ratio, the most memory each process held, and how
far our log-likelihood lies above theirs. Both see the same simulated answers and nodes (61, for raters 41); mirt's 2PL is fitted without standard errors,
its many-facet model always has them, so ours is timed with them too. The likelihood of a 2PL is reckoned anew at what a peer found (what mirt
itself reports is off by 1e-9 of it). `--limit` is how many seconds a peer may take.
"""

import argparse
import json
import os
import subprocess
import tempfile

import installed

PACKAGES = ["mirt", "girth"]

TWO_PARAMETERS = """
import json, resource, sys, time
import numpy
persons, items, peer = int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
data = numpy.fromfile(sys.argv[1], dtype=numpy.uint8).reshape(persons, items).astype(numpy.int64)

def mirt():
    import mirt
    return mirt.fit_mirt(data, model="2PL", n_quadpts=61, compute_standard_errors=False, accelerate=peer.removeprefix("mirt "))

def girth():
    import girth
    girth.twopl_mml(data.T[:, :1000], {"quadrature_n": 61, "quadrature_bounds": (-6, 6)})  # compiles
    return girth.twopl_mml(data.T, {"quadrature_n": 61, "quadrature_bounds": (-6, 6)})

def likelihood(slopes, intercepts):
    nodes = numpy.linspace(-6, 6, 61)
    weights = numpy.exp(-(nodes**2) / 2)
    logits = nodes[:, None] * slopes + intercepts
    right, wrong = -numpy.logaddexp(0, -logits), -numpy.logaddexp(0, logits)
    parts = (data[at : at + 10_000] for at in range(0, persons, 10_000))
    of = lambda part: numpy.logaddexp.reduce(part @ right.T + (1 - part) @ wrong.T + numpy.log(weights / weights.sum()), axis=1).sum()
    return sum(of(part) for part in parts)

begun = time.process_time()
found = girth() if peer == "girth" else mirt()
spent = time.process_time() - begun
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
if peer == "girth":
    slopes, places = found["Discrimination"], found["Difficulty"]
else:
    slopes, places = (numpy.asarray(part).ravel() for part in (found.model.discrimination, found.model.difficulty))
print(json.dumps({"seconds": spent, "peak": peak, "log_likelihood": float(likelihood(slopes, -slopes * places))}))
"""

RATERS = """
import json, sys, time
import numpy
from mirt.estimation import fit_mfrm
from mirt.models import Facet, PolytomousMFRM
rows = numpy.fromfile(sys.argv[1], dtype="<u4").reshape(-1, 10, 4)
model = PolytomousMFRM(5, 4, [Facet("rater", 20)])
begun = time.process_time()
found = fit_mfrm(model, rows[:, :, 3], {"rater": rows[:, :, 2]}, item_indices=rows[:, :, 1].astype(int), n_quadpts=41)
print(json.dumps({"seconds": time.process_time() - begun, "log_likelihood": float(found.log_likelihood)}))
"""

ANSWERS = """
import numpy, sys
chance = numpy.random.default_rng(7)
n, m = int(sys.argv[2]), int(sys.argv[3])
a, d = numpy.exp(0.3 * chance.standard_normal(m)), chance.standard_normal(m)
with open(sys.argv[1], "wb") as file:
    for start in range(0, n, 50000):
        size = min(50000, n - start)
        p = 1 / (1 + numpy.exp(-a * chance.standard_normal((size, 1)) - d))
        file.write((chance.random((size, m)) < p).astype(numpy.uint8).tobytes())
"""

RATINGS = """
import numpy, sys
chance = numpy.random.default_rng(11)
persons = int(sys.argv[2]) // 10
item, rater = numpy.tile(numpy.arange(5), 2), (numpy.arange(persons)[:, None] * 7 + numpy.repeat([0, 3], 5)) % 20
place = 1.3 * chance.standard_normal((persons, 1)) - 0.3 * (item - 2) - 0.1 * (rater - 9.5)
heights = numpy.exp(numpy.stack([0 * place, place + 1, 2 * place + 1, 3 * place]))
above = numpy.cumsum(heights / heights.sum(0), axis=0)
category = (chance.random(place.shape) > above).sum(0).clip(0, 3)
person = numpy.broadcast_to(numpy.arange(persons)[:, None], place.shape)
numpy.stack([person, numpy.broadcast_to(item, place.shape), rater, category], axis=2).astype("<u4").tofile(sys.argv[1])
"""


def spoken(command, limit):
    """What a process says in its last line, with its peak; or why it says nothing."""
    try:
        text, _, peak = installed.run(command, limit)
    except subprocess.TimeoutExpired:
        return {"absent": f"nothing within {limit} s"}
    except subprocess.CalledProcessError:
        return {"absent": "broke off"}
    return {"peak": peak} | json.loads(text.strip().splitlines()[-1])


def side_by_side(task, runs, limit, ours, peers):
    best = {}
    for _ in range(runs):
        for name, command in {"ours": ours, **peers}.items():
            if "absent" not in best.get(name, {}):
                row = spoken(command, limit)
                if name not in best or row.get("seconds", limit) < best[name]["seconds"]:
                    best[name] = row
    mine = best.pop("ours")
    print(f"{task}: ours {mine['seconds']:.4f} s ({mine['looks']} looks), with errors {mine.get('with_errors', '–')}, {mine['peak']:.0f} MiB")
    for name, row in best.items():
        if "absent" in row:
            print(f"    {name:<14} {row['absent']}")
            continue
        above = mine["log_likelihood"] - row["log_likelihood"]
        print(
            f"    {name:<14} {row['seconds']:.3f} s   ratio {row['seconds'] / max(mine['seconds'], 1e-3):.1f}   {row['peak']:.0f} MiB   "
            f"our log-likelihood above by {above:.2e}"
        )


def main():
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--runs", type=int, default=3)
    reader.add_argument("--persons", type=int, default=100_000)
    reader.add_argument("--items", type=int, default=50)
    reader.add_argument("--ratings", type=int, default=50_000)
    reader.add_argument("--limit", type=float, default=600)
    asked = reader.parse_args()
    ours = installed.example("measurement", "measure_response")
    python = installed.python("measurement_response", *PACKAGES)
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "ratings")
        subprocess.run([python, "-c", RATINGS, file, str(asked.ratings)], check=True)
        mine = [ours, "raters", asked.ratings, file]
        side_by_side(f"raters {asked.ratings}", asked.runs, asked.limit, mine, {"mirt": [python, "-c", RATERS, file]})
        file = os.path.join(folder, "answers")
        size = [str(asked.persons), str(asked.items)]
        subprocess.run([python, "-c", ANSWERS, file, *size], check=True)
        peers = {name: [python, "-c", TWO_PARAMETERS, file, *size, name] for name in ("mirt none", "mirt squarem", "girth")}
        side_by_side(f"2PL {size[0]} x {size[1]}", asked.runs, asked.limit, [ours, "2pl", *size, "1e-6", file], peers)


if __name__ == "__main__":
    main()
