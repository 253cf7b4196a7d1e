#!/usr/bin/env python3
"""The engine `matching` beside OR-Tools, HiGHS, networkx, algmatch and matching (PyPI): alternating runs on one core.

    ./bench/side-by-side matching [--runs 3] [--large] [--limit 120] [--data FOLDER] [--peer NAME]

Each line is one instance and one peer: CPU seconds of the solve alone (reading aside, least of the runs), ours and theirs,
the ratio, and the peak memory of the whole process. Every run is a process of its own. Values must agree, or the line says
so. Building a peer's model is not counted, nor is our reading; ours counts the building of the network. Peers are installed
into a virtual environment under the user's cache. `--large` adds 200,000 x 10,000 (2 M pairs); `--limit` is how many seconds
a peer may take; `--peer` keeps to one of them.
"""

import argparse
import gzip
import json
import os
import pathlib
import re
import resource
import subprocess
import sys
import tempfile
import time

import installed

ROOT = pathlib.Path(__file__).resolve().parents[2]


def text(path):
    return (gzip.open(path, "rt") if path.suffix == ".gz" else open(path)).read().split("\n")


def instance(path):
    """(quotas, wishes, rankings, costs) of a file without ties; costs are ranks where none are given."""
    lines = text(pathlib.Path(path))
    learners, places = map(int, lines[0].split())
    row = lambda line: [int(word) for word in line.split()]
    quotas, at = row(lines[1]), 2
    wishes, at = [row(line) for line in lines[at : at + learners]], at + learners
    rankings, at = [row(line) for line in lines[at : at + places]], at + places
    costs = [row(line) for line in lines[at : at + learners]]
    if not any(costs):
        costs = [list(range(1, len(wish) + 1)) for wish in wishes]
    return quotas, wishes, rankings, costs


def left_out(heaviest, learners, places):
    """More than one more learner can cost: its way in passes every place at most once. Small, to be kind to the peers."""
    return (2 * min(learners, places) + 1) * heaviest + 1


def min_cost_ortools(path):
    import numpy
    from ortools.graph.python import min_cost_flow

    quotas, wishes, _, costs = instance(path)
    learners, places = len(wishes), len(quotas)
    heaviest = max(max(row, default=0) for row in costs)
    flat = [place for wish in wishes for place in wish]
    tails = [learner for learner, wish in enumerate(wishes) for _ in wish]
    sink, unplaced = learners + places, left_out(heaviest, learners, places)
    tail = numpy.array(tails + list(range(learners)) + [learners + place for place in range(places)])
    head = numpy.array([learners + place for place in flat] + [sink] * (learners + places))
    room = numpy.array([1] * (len(flat) + learners) + quotas)
    cost = numpy.array([cost for row in costs for cost in row] + [unplaced] * learners + [0] * places)
    supply = numpy.array([1] * learners + [0] * places + [-learners])
    flow = min_cost_flow.SimpleMinCostFlow()
    arcs = flow.add_arcs_with_capacity_and_unit_cost(tail, head, room, cost)
    flow.set_nodes_supplies(numpy.arange(learners + places + 1), supply)
    begun = time.process_time()
    assert flow.solve() == flow.OPTIMAL
    spent = time.process_time() - begun
    out = int(flow.flows(arcs[len(flat) : len(flat) + learners]).sum())
    return spent, (learners - out, flow.optimal_cost() - out * unplaced)


def min_cost_networkx(path):
    import networkx

    quotas, wishes, _, costs = instance(path)
    learners = len(wishes)
    heaviest = max(max(row, default=0) for row in costs)
    unplaced = left_out(heaviest, learners, len(quotas))
    graph = networkx.DiGraph()
    graph.add_node("sink", demand=learners)
    for learner, (wish, row) in enumerate(zip(wishes, costs)):
        graph.add_node(learner, demand=-1)
        graph.add_edge(learner, "sink", capacity=1, weight=unplaced)
        for place, cost in zip(wish, row):
            graph.add_edge(learner, ("place", place), capacity=1, weight=cost)
    for place, quota in enumerate(quotas):
        graph.add_edge(("place", place), "sink", capacity=quota, weight=0)
    begun = time.process_time()
    total, flow = networkx.network_simplex(graph)
    spent = time.process_time() - begun
    out = sum(flow[learner]["sink"] for learner in range(learners))
    return spent, (learners - out, total - out * unplaced)


def min_cost_highs(path):
    import highspy
    import numpy

    quotas, wishes, _, costs = instance(path)
    learners, places = len(wishes), len(quotas)
    unplaced = left_out(max(max(row, default=0) for row in costs), learners, places)
    pairs = [(learner, place, cost) for learner, wish in enumerate(wishes) for place, cost in zip(wish, costs[learner])]
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(pairs), learners + places
    model.col_cost_ = numpy.array([cost - unplaced for _, _, cost in pairs], dtype=float)
    model.col_lower_, model.col_upper_ = numpy.zeros(len(pairs)), numpy.ones(len(pairs))
    model.row_lower_ = numpy.zeros(learners + places)
    model.row_upper_ = numpy.array([1] * learners + quotas, dtype=float)
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = numpy.arange(0, 2 * len(pairs) + 1, 2)
    model.a_matrix_.index_ = numpy.array([row for learner, place, _ in pairs for row in (learner, learners + place)])
    model.a_matrix_.value_ = numpy.ones(2 * len(pairs))
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", 1)
    highs.passModel(model)
    begun = time.process_time()
    highs.run()
    spent = time.process_time() - begun
    taken = [cost for (_, _, cost), part in zip(pairs, highs.getSolution().col_value) if part > 0.5]
    return spent, (len(taken), sum(taken))


def value(wishes, pairs):
    return len(pairs), sum(wishes[learner].index(place) + 1 for learner, place in pairs)


def stable_algmatch(path):
    from algmatch import HospitalResidentsProblem

    quotas, wishes, rankings, _ = instance(path)
    told = {
        "residents": {learner + 1: [place + 1 for place in wish] for learner, wish in enumerate(wishes)},
        "hospitals": {
            place + 1: {"capacity": quotas[place], "preferences": [learner + 1 for learner in list]}
            for place, list in enumerate(rankings)
        },
    }
    begun = time.process_time()
    found = HospitalResidentsProblem(dictionary=told, optimised_side="residents").get_stable_matching()
    spent = time.process_time() - begun
    number = lambda name: int(str(name).lstrip("rh")) - 1
    sides = found["resident_sided"].items()
    return spent, value(wishes, [(number(learner), number(place)) for learner, place in sides if place])


def stable_matching(path):
    from matching.games import HospitalResident

    quotas, wishes, rankings, _ = instance(path)
    sys.setrecursionlimit(1_000_000)
    begun = time.process_time()
    game = HospitalResident.create_from_dictionaries(
        {f"r{learner}": [f"h{place}" for place in wish] for learner, wish in enumerate(wishes) if wish},
        {f"h{place}": [f"r{learner}" for learner in list] for place, list in enumerate(rankings) if list},
        {f"h{place}": quotas[place] for place, list in enumerate(rankings) if list},
    )
    found = game.solve(optimal="resident")
    spent = time.process_time() - begun
    pairs = [(int(str(learner)[1:]), int(str(place)[1:])) for place, here in found.items() for learner in here]
    return spent, value(wishes, pairs)


PEERS = {
    "min-cost": {"OR-Tools": min_cost_ortools, "HiGHS": min_cost_highs, "networkx": min_cost_networkx},
    "stable": {"algmatch": stable_algmatch, "matching": stable_matching},
}
NEEDS = ["ortools", "highspy", "numpy", "networkx", "algmatch", "matching"]


def one(objective, peer, path):
    """A child: solves once, prints figures as JSON."""
    sys.path.pop(0)  # this file bears the name of a peer
    spent, values = PEERS[objective][peer](path)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"seconds": spent, "values": values, "kilobytes": peak}))


def theirs(inside, objective, peer, path, limit):
    command = [inside, __file__, "--child", objective, peer, path]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=limit)
    except subprocess.TimeoutExpired:
        return {"failed": f"no answer in {limit} s"}
    if done.returncode != 0:
        return {"failed": (done.stderr.strip().split("\n") or ["?"])[-1][:70]}
    return json.loads(done.stdout.strip().split("\n")[-1])


def ours(measure, objective, path):
    told = subprocess.run([measure, path, "1", objective], capture_output=True, text=True, check=True).stdout
    spent, placed, ranks, cost = re.search(r": ([0-9.]+) ms, \w+, placed (\d+), rank sum (\d+), cost (-?\d+)", told).groups()
    second = int(cost if objective == "min-cost" else ranks)
    peak = int(re.search(r"VmHWM:\s+(\d+)", told).group(1))
    return {"seconds": float(spent) / 1000, "values": [int(placed), second], "kilobytes": peak}


def build():
    command = ["cargo", "build", "--quiet", "--release", "-p", "matching", "--examples"]
    subprocess.run(command, cwd=ROOT, check=True)
    target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    return target / "release" / "examples" / "measure_matching", target / "release" / "examples" / "generate"


def pin_to_one_core():
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {sorted(os.sched_getaffinity(0))[0]})


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--runs", type=int, default=3)
    asked.add_argument("--large", action="store_true")
    asked.add_argument("--limit", type=int, default=120)
    asked.add_argument("--data", type=pathlib.Path, default=ROOT.parent / "shared" / "data" / "matching")
    asked.add_argument("--peer")
    asked.add_argument("--child", nargs=3)
    asked = asked.parse_args()
    if asked.child:
        return one(*asked.child)
    measure, generate = build()
    inside = installed.python("matching", *NEEDS)
    pin_to_one_core()
    files = [(path.name.split(".")[0], path) for path in sorted(asked.data.glob("*.txt.gz"))]
    folder = pathlib.Path(tempfile.mkdtemp())
    sizes = [(12_500, 625), (50_000, 2_500)] + ([(200_000, 10_000)] if asked.large else [])
    for learners, places in sizes:
        path = folder / f"generated-{learners}x{places}.txt"
        with open(path, "w") as out:
            subprocess.run([generate, str(learners), str(places), "10", "1"], stdout=out, check=True)
        files.append((path.stem, path))
    print("| Instance | Objective | Peer | Ours, s | Theirs, s | Ratio | Ours, MB | Theirs, MB |")
    print("|---|---|---|---|---|---|---|---|")
    for name, path in files:
        for objective, peers in PEERS.items():
            for peer in [peer for peer in peers if asked.peer in (None, peer)]:
                left, right = [], []
                for _ in range(asked.runs):
                    left.append(ours(measure, objective, path))
                    right.append(theirs(inside, objective, peer, path, asked.limit))
                    if "failed" in right[-1] or right[-1]["seconds"] > 10:
                        break
                best = min(left, key=lambda run: run["seconds"])
                memory = max(run["kilobytes"] for run in left) / 1024
                told = f"| {name} | {objective} | {peer} | {best['seconds']:.4f} |"
                if "failed" in right[-1]:
                    print(told, f"{right[-1]['failed']} | | {memory:.0f} | |", flush=True)
                    continue
                other = min(right, key=lambda run: run["seconds"])
                differs = "" if list(best["values"]) == list(other["values"]) else f" (theirs is {other['values']}, ours {best['values']})"
                print(
                    told,
                    f"{other['seconds']:.4f}{differs} | {best['seconds'] / other['seconds']:.4f} | {memory:.0f} | {other['kilobytes'] / 1024:.0f} |",
                    flush=True,
                )


if __name__ == "__main__":
    main()
