#!/usr/bin/env python3
"""Item response of the engine `measurement` beside mirt (PyPI), alternately, on one core, at the same nodes.

    ./bench/side-by-side measurement_response [--runs 3] [--persons 100000] [--items 50]

A line: CPU seconds of packing and fitting (least of the runs), ours and theirs, the ratio, and how far our log-likelihood lies
above theirs. Both see the same simulated answers and 61 nodes; the peer fits without standard errors, with its own stop.
`cargo build --release -p measurement --examples` comes first. The peer is installed into a virtual environment under the user's cache.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME", pathlib.Path.home() / ".cache")) / "qosar-peers" / "response"
TARGET = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
OURS = TARGET / "release" / "examples" / "measure_response"
ONE = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "RAYON_NUM_THREADS", "NUMBA_NUM_THREADS")}

PEER = """
import json, resource, sys, time
import numpy
import mirt
persons, items = int(sys.argv[2]), int(sys.argv[3])
data = numpy.fromfile(sys.argv[1], dtype=numpy.uint8).reshape(persons, items).astype(numpy.int64)
begun = time.process_time()
found = mirt.fit_mirt(data, model="2PL", n_quadpts=61, compute_standard_errors=False, accelerate=sys.argv[4])
spent = time.process_time() - begun
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"seconds": spent, "log_likelihood": float(found.log_likelihood), "peak": peak}))
"""


def python():
    """The interpreter of a virtual environment with the peer."""
    home = CACHE / "bin" / "python"
    if not home.exists():
        subprocess.run([sys.executable, "-m", "venv", CACHE], check=True)
        subprocess.run([home, "-m", "pip", "install", "-q", "mirt"], check=True)
    return home


def spoken(command):
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=True, env={**os.environ, **ONE})
    return json.loads(done.stdout.strip().splitlines()[-1])


def answers(persons, items):
    """A file of simulated answers, a byte each, row by row."""
    text = (
        "import numpy,sys\n"
        "chance = numpy.random.default_rng(7)\n"
        "n, m = int(sys.argv[2]), int(sys.argv[3])\n"
        "a, d = numpy.exp(0.3 * chance.standard_normal(m)), chance.standard_normal(m)\n"
        "with open(sys.argv[1], 'wb') as file:\n"
        "    for start in range(0, n, 50000):\n"
        "        size = min(50000, n - start)\n"
        "        p = 1 / (1 + numpy.exp(-a * chance.standard_normal((size, 1)) - d))\n"
        "        file.write((chance.random((size, m)) < p).astype(numpy.uint8).tobytes())\n"
    )
    file = tempfile.NamedTemporaryFile(suffix=".codes", delete=False)
    file.close()
    subprocess.run([python(), "-c", text, file.name, str(persons), str(items)], check=True)
    return file.name


def main():
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--runs", type=int, default=3)
    reader.add_argument("--persons", type=int, default=100_000)
    reader.add_argument("--items", type=int, default=50)
    asked = reader.parse_args()
    file = answers(asked.persons, asked.items)
    best = {}
    for _ in range(asked.runs):
        rows = {"ours": spoken([OURS, "2pl", asked.persons, asked.items, "1e-6", file])}
        for accelerate in ("none", "squarem"):
            command = [python(), "-c", PEER, file, asked.persons, asked.items, accelerate]
            rows[f"mirt {accelerate}"] = spoken(command)
        for name, row in rows.items():
            if name not in best or row["seconds"] < best[name]["seconds"]:
                best[name] = row
    os.unlink(file)
    ours = best.pop("ours")
    for name, row in best.items():
        above = ours["log_likelihood"] - row["log_likelihood"]
        print(
            f"2PL {asked.persons} x {asked.items}  ours {ours['seconds']:.3f} s ({ours['looks']} looks)   {name} "
            f"{row['seconds']:.3f} s   ratio {row['seconds'] / ours['seconds']:.1f}   log-likelihood above {above:.2e}"
        )


if __name__ == "__main__":
    main()
