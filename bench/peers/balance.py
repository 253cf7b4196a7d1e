#!/usr/bin/env python3
"""`balance` beside CP-SAT: the same instances on one core, alternating, in CPU seconds.

    ./bench/side-by-side balance [--data FOLDER] [--gbac SECONDS] [--sizes SECONDS]

Peaks: ours is the time inside `balance::solve` (examples/measure_balance); CP-SAT's is the CPU time inside `Solve` with one worker on
a usual model (booleans by course and period, linear loads), building of the model not counted. The second table gives both
so many CPU-seconds (default 20; 0 leaves it out) on instances with many curricula. With `--sizes`, instead: generated
problems of three sizes, each four times the one before, both objectives, ours alone for so many CPU-seconds: time, memory.
"""
import argparse, glob, json, os, random, statistics, subprocess, sys, tempfile, time

import installed

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def model(data):
    from ortools.sat.python import cp_model

    m = cp_model.CpModel()
    periods = range(data["periods"])
    credits = {c["id"]: c["credits"] for c in data["courses"]}
    x = {c: [m.new_bool_var("") for _ in periods] for c in credits}
    for c in credits:
        m.add_exactly_one(x[c])
    at = {c: sum(p * x[c][p] for p in periods) for c in credits}
    for a, b in {tuple(pair) for pair in data["prerequisites"]}:
        m.add(at[a] + 1 <= at[b])
    peak, costs = m.new_int_var(0, sum(credits.values()), ""), []
    for q in data["curricula"]:
        total = sum(credits[c] for c in q["courses"])
        low, high = total // len(periods), -(-total // len(periods))
        for p in periods:
            load = sum(credits[c] * x[c][p] for c in q["courses"])
            count = sum(x[c][p] for c in q["courses"])
            if data["limits"]["courses"]:
                m.add_linear_constraint(count, *data["limits"]["courses"])
            if data["limits"]["credits"]:
                m.add_linear_constraint(load, *data["limits"]["credits"])
            if data["objective"] == "peak":
                m.add(load <= peak)
            else:
                away, square = m.new_int_var(0, total, ""), m.new_int_var(0, total * total, "")
                m.add(away >= load - high)
                m.add(away >= low - load)
                m.add_multiplication_equality(square, [away, away])
                costs.append(data["weights"]["balance"] * square)
    for c, p in {tuple(pair) for pair in data["undesired"]}:
        costs.append(data["weights"]["undesired"] * x[c][p - 1])
    m.minimize(peak if data["objective"] == "peak" else sum(costs))
    return m


def peer(data, seconds):
    from ortools.sat.python import cp_model

    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = seconds
    m = model(data)
    begun = time.process_time()
    status = solver.solve(m)
    took = time.process_time() - begun
    return took, solver.status_name(status).lower(), round(solver.objective_value), round(solver.best_objective_bound)


def ours(path, seconds, seed=1):
    """name status objective bound B work W T s verified true"""
    line = subprocess.run([measure(), str(seconds), str(seed), path], check=True, capture_output=True, text=True).stdout
    words = line.split()
    assert words[-1] == "true", line
    return float(words[7]), words[1].lower(), int(words[2]), int(words[4])


def generated(curricula, objective, seed=1):
    """Faculties of five programmes that share two thirds of their courses; each needs some earlier ones."""
    chance = random.Random(seed)
    courses, prerequisites, homes, undesired = [], [], [], []
    for faculty in range(curricula // 5):
        pool = [f"c{faculty}-{at}" for at in range(48)]
        courses += [{"id": id, "credits": chance.choice([2, 3, 4, 4, 5, 5, 5, 6, 6, 8])} for id in pool]
        for later in range(8, 48):
            if chance.random() < 0.6:
                prerequisites.append([pool[max(0, later - chance.randint(6, 24))], pool[later]])
        for programme in range(5):
            own = pool[20 + programme :: 5] + chance.sample(pool[:20], 18)
            homes.append({"id": f"p{faculty}-{programme}", "courses": own})
        undesired += [[id, chance.randint(1, 8)] for id in chance.sample(pool, 12)]
    return {
        "name": f"{len(courses)} courses, {curricula} programmes", "objective": objective, "periods": 8, "courses": courses,
        "prerequisites": prerequisites, "curricula": homes, "limits": {"courses": [1, 6], "credits": None},
        "undesired": undesired, "weights": {"balance": 1, "undesired": 1},
    }


def sizes(seconds):
    print(f"{'objective':20}{'courses':>8}{'programmes':>11}{'status':>10}{'cost':>7}{'bound':>7}{'s':>9}{'work':>12}{'MB':>7}")
    for objective in ("peak", "squared-deviation"):
        for curricula in (5, 20, 80):
            data = generated(curricula, objective)
            with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
                json.dump({**data, "name": "generated"}, file)
                file.flush()
                command = ["/usr/bin/time", "-f", "%M", measure(), str(seconds), "1", file.name]
                run = subprocess.run(command, check=True, capture_output=True, text=True)
                words, kilobytes = run.stdout.split(), int(run.stderr.split()[-1])
                assert words[-1] == "true", words
            counts = f"{objective:20}{len(data['courses']):8}{curricula:11}"
            found = f"{words[1].lower():>10}{words[2]:>7}{words[4]:>7}{float(words[7]):9.4f}{words[6]:>12}"
            print(f"{counts}{found}{kilobytes / 1024:7.1f}", flush=True)


def measure():
    return os.path.join(os.environ.get("CARGO_TARGET_DIR", os.path.join(ROOT, "target")), "release/examples/measure_balance")


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--data", default=os.path.join(ROOT, "../shared/data/balance"))
    arguments.add_argument("--gbac", type=float, default=20)
    arguments.add_argument("--sizes", type=float, default=0)
    options = arguments.parse_args()
    if options.sizes <= 0:
        installed.inside("balance", "ortools")
    subprocess.run(["cargo", "build", "--release", "--quiet", "-p", "balance", "--example", "measure_balance"], check=True, cwd=ROOT)
    if options.sizes > 0:
        sizes(options.sizes)
        return
    files = {path: json.load(open(path)) for path in sorted(glob.glob(os.path.join(options.data, "*.json")))}
    if not files:
        sys.exit(f"no instances in {options.data}")
    print(f"{'instance':16}{'peak':>6}{'ours, ms':>12}{'CP-SAT, ms':>12}{'ratio':>8}")
    sums = [0.0, 0.0]
    for path, data in files.items():
        if data["objective"] != "peak":
            continue
        mine, theirs = [], []
        for _ in range(3):
            mine.append(ours(path, 60))
            theirs.append(peer(data, 60))
        a, b = (statistics.median(run[0] for run in runs) for runs in (mine, theirs))
        sums = [sums[0] + a, sums[1] + b]
        agree = "" if mine[0][2] == theirs[0][2] and mine[0][1] == theirs[0][1] == "optimal" else "  DIFFER"
        print(f"{data['name']:16}{mine[0][2]:6}{a * 1e3:12.2f}{b * 1e3:12.1f}{b / max(a, 1e-9):8.0f}{agree}", flush=True)
    print(f"{'together':16}{'':6}{sums[0] * 1e3:12.2f}{sums[1] * 1e3:12.1f}{sums[1] / max(sums[0], 1e-9):8.0f}")
    if options.gbac <= 0:
        return
    print(f"\n{'instance':16}{'ours':>8}{'bound':>8}{'s':>8}{'CP-SAT':>8}{'bound':>8}{'s':>8}")
    for path, data in files.items():
        if data["objective"] == "squared-deviation":
            a, b = ours(path, options.gbac), peer(data, options.gbac)
            print(f"{data['name']:16}{a[2]:8}{a[3]:8}{a[0]:8.2f}{b[2]:8}{b[3]:8}{b[0]:8.2f}", flush=True)


main()
