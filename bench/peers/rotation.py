"""`rotation` beside CP-SAT (OR-Tools, one worker) on the published instances.

Both get the same seconds of processor time, one after the other, alternating. The model below is our own: one variable for
each start that a learner's own demands leave open, linear constraints, the published objective. It knows the published fields
alone (no pins, mentors, closed or theory weeks).

    ./bench/side-by-side rotation [--seconds 10] [--data DIR] [--solver PATH] [NAME …]

`--solver` is a built `qosar`, or the example `measure_rotation` of the engine; the default builds the latter.
"""

import argparse
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import installed

ROOT = Path(__file__).resolve().parents[2]
PUBLISHED = {
    "I40_12_1": 4127, "I40_12_2": 3920, "I40_12_4": 2862, "I40_24_1": 7799, "I40_24_2": 7303, "I40_24_4": 7096,
    "I80_12_1": 8614, "I80_12_2": 7206, "I80_12_4": 8097, "Instance_10": 2560, "Instance_L10": 2519,
}


def peer(file, seconds):
    """The best CP-SAT finds, and its bound."""
    from ortools.sat.python import cp_model

    data = json.loads(Path(file).read_text())
    weeks, length, blocks, hosts = data["weeks"], data["block_weeks"], data["blocks"], data["hosts"]
    number = {block["id"]: at for at, block in enumerate(blocks)}
    model = cp_model.CpModel()
    heads, scores = {}, []
    for student in data["students"]:
        weights = student["weights"]
        start, by_block, by_week, terms = {}, {}, {}, []
        for block, rule in enumerate(blocks):
            for host in range(len(hosts)):
                if not (student["allowed"][block] and student["able"][host][block]):
                    continue
                for week in range(weeks - length + 1):
                    if all(student["available"][week:week + length]):
                        var = model.new_bool_var("")
                        start[block, host, week] = var
                        by_block.setdefault(block, []).append(((host, week), var))
                        for each in range(week, week + length):
                            by_week.setdefault(each, []).append((host, var))
                            heads.setdefault((host, block, each), []).append(var)
                        worth = (weights["block"] * student["block_value"][block]
                                 + weights["host"] * student["host_value"][host] + rule["planner_value"])
                        terms.append(worth * var)
        for block in by_block:
            model.add(sum(var for _, var in by_block[block]) <= 1)
            for earlier in (number[name] for name in blocks[block]["after"]):
                for week in range(weeks):
                    begun = sum(var for (_, w), var in by_block[block] if w == week)
                    model.add(begun <= sum(var for (_, w), var in by_block.get(earlier, []) if w + length <= week))
        for group, need in enumerate(student["blocks_per_group"], 1):
            mine = [var for (block, _, _), var in start.items() if blocks[block]["group"] == group]
            model.add(sum(mine) == need)
        for host in range(len(hosts)):
            model.add(sum(var for (_, h, _), var in start.items() if h == host) <= data["max_blocks_per_host"])
        busy = [sum(var for _, var in by_week.get(week, [])) for week in range(weeks)]
        for week in range(weeks):
            model.add(busy[week] <= 1)
        # The last host seen, week by week; a change is paid when another one is met after it.
        last = None
        for week in range(weeks):
            now = [model.new_bool_var("") for _ in hosts]
            model.add_at_most_one(now)
            for host in range(len(hosts)):
                here = sum(var for h, var in by_week.get(week, []) if h == host)
                model.add(now[host] >= here)
                model.add(now[host] <= here + (last[host] if last else 0))
                if last:
                    model.add(now[host] >= last[host] - busy[week])
            if last:
                change = model.new_bool_var("")
                for host in range(len(hosts)):
                    others = sum(last[h] for h in range(len(hosts)) if h != host)
                    model.add(change >= now[host] + others - 1)
                terms.append(weights["change"] * change)
            last = now
        on = None
        for week in reversed(range(weeks)):
            later = model.new_bool_var("")
            model.add(later >= busy[week])
            if on is not None:
                model.add(later >= on)
            terms.append(weights["wait"] * (later - busy[week]))
            on = later
        scores.append(sum(terms))
    for host, place in enumerate(hosts):
        for block in range(len(blocks)):
            for week in range(weeks):
                there = heads.get((host, block, week), [])
                if there:
                    model.add_linear_constraint(sum(there), place["min"][block][week], place["max"][block][week])
                elif place["min"][block][week] > 0:
                    model.add(0 == 1)
    least = model.new_int_var(-10**6, 10**6, "least")
    for score in scores:
        model.add(least <= score)
    model.maximize(sum(scores) + least)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    begun, done = time.process_time(), threading.Event()

    def watch():
        while not done.wait(0.05):
            if time.process_time() - begun > seconds:
                solver.stop_search()

    watcher = threading.Thread(target=watch)
    watcher.start()
    status = solver.solve(model)
    done.set()
    watcher.join()
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return int(solver.objective_value), int(solver.best_objective_bound)
    return None, None


def run(command):
    """What a program says, and the most memory it held in MB."""
    with tempfile.TemporaryFile("w+") as out:
        child = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        return out.read(), usage.ru_maxrss // 1024


def ours(solver, file, seconds):
    """Our objective, bound and memory."""
    if Path(solver).name.startswith("measure"):
        said, memory = run([solver, file, str(seconds), "1"])
        bound = re.search(r"bound Some\((-?\d+)\)", said)
        solved = "Unknown" not in said
        objective = int(re.search(r"objective (-?\d+)", said).group(1)) if solved else None
        return objective, int(bound.group(1)) if bound else None, memory
    command = [solver, "engine", "rotation", "solve", file, "--seconds", str(seconds), "--seed", "1"]
    said, memory = run(command)
    said = json.loads(said)
    return said["objective"], said["bound"], memory


def spent():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN), resource.getrusage(resource.RUSAGE_SELF)
    return sum(each.ru_utime + each.ru_stime for each in usage)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--data", default=os.environ.get("QOSAR_SHARED_DATA", str(ROOT.parent / "shared" / "data")))
    parser.add_argument("--solver")
    parser.add_argument("--peer", help=argparse.SUPPRESS)
    parser.add_argument("names", nargs="*", default=list(PUBLISHED))
    args = parser.parse_args()
    try:
        import ortools  # noqa: F401
    except ImportError:
        installed.inside("rotation", "ortools")
    if args.peer:
        print(json.dumps(peer(args.peer, args.seconds)))
        return
    if not args.solver:
        build = ["cargo", "build", "--release", "-q", "-p", "rotation", "--example", "measure_rotation"]
        subprocess.run(build, cwd=ROOT, check=True)
        args.solver = str(Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release/examples/measure_rotation")
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    print("| Instance | Best published | Ours | Bound | CPU-s | MB | CP-SAT | Bound | CPU-s | MB | Ours / published |")
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    for name in args.names:
        file = str(Path(args.data) / "rotation" / f"{name}.json")
        before = spent()
        mine = ours(args.solver, file, args.seconds)
        between = spent()
        # In a process of its own, so that its memory is its own.
        said, memory = run([sys.executable, __file__, "--peer", file, "--seconds", str(args.seconds)])
        theirs = json.loads(said)
        after = spent()
        best = PUBLISHED.get(name)
        ratio = f"{mine[0] / best:.4f}" if best and mine[0] is not None else "–"
        print(f"| {name} | {best or '–'} | {mine[0]} | {mine[1]} | {between - before:.1f} | {mine[2]} | {theirs[0] or 'nothing'} "
              f"| {theirs[1] or '–'} | {after - between:.1f} | {memory} | {ratio} |", flush=True)


main()
