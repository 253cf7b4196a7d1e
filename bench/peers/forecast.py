#!/usr/bin/env python3
"""`forecast series` beside statsforecast: the same series on one core, alternating, in CPU seconds.

    ./bench/side-by-side forecast [--data FOLDER] [--part N] [--origins N] [--no-speed] [--no-backtest]

Speed: every N-th monthly series of M3 (default 7; 1 is all), AutoETS and Theta against `--method ets` and `theta`, means alone; ours is the whole process with
reading, the peer's its forecast calls alone after a warming call. Accuracy: sMAPE of both on the series that were timed. Backtest: sector employment, 12 months ahead from
N origins (default 27) a year apart, the peers given the last 20 years before the origin (ours fits no more): MAPE, coverage and interval score (in per cent of the level).
"""
import argparse, csv, json, os, resource, subprocess, sys, tempfile, time

import installed

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NIXTLA_NUMBA_CACHE"):
    os.environ.setdefault(name, "1")


def example(name):
    return os.path.join(os.environ.get("CARGO_TARGET_DIR", os.path.join(ROOT, "target")), "release/examples", name)


def ours(*words):
    """The answer of our process and its CPU seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    text = subprocess.run([example("series"), *words], check=True, capture_output=True, text=True).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return json.loads(text), after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def smape(actual, mean):
    return [200 * abs(a - m) / (abs(a) + abs(m)) for a, m in zip(actual, mean)]


def speed(options):
    import numpy as np
    from statsforecast.models import AutoETS, Theta

    rows = [r for r in csv.DictReader(open(os.path.join(options.data, "m3_odd.csv"))) if r["period"] == "MONTHLY"]
    rows = rows[:: options.part]
    with tempfile.NamedTemporaryFile("w", suffix=".csv", delete=False, newline="") as part:
        writer = csv.DictWriter(part, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    series = [np.array(r["train"].split(), float) for r in rows]
    tests = [np.array(r["test"].split(), float) for r in rows]
    print(f"{len(rows)} monthly series of M3, horizon 18, CPU seconds, least of three")
    print(f"{'':8}{'ours':>9}{'sMAPE':>8}{'peer':>9}{'sMAPE':>8}{'ratio':>8}")
    for method, peer in (("ets", AutoETS), ("theta", Theta)):
        peer(season_length=12).forecast(y=series[0], h=18)  # compiles
        mine, theirs = [], []
        for _ in range(3 if method == "theta" else 1):
            answer, took = ours(part.name, "--method", method, "--mean-only")
            mine.append(took)
            begun = time.process_time()
            means = [peer(season_length=12).forecast(y=y, h=18)["mean"] for y in series]
            theirs.append(time.process_time() - begun)
        error = [sum(e) / len(e) for e in ([x for t, m in zip(tests, means) for x in smape(t, m)],)][0]
        own = next(a["smape"] for a in answer["accuracy"] if a["class"] == "ALL")
        a, b = min(mine), min(theirs)
        print(f"{method:8}{a:9.3f}{own:8.2f}{b:9.3f}{error:8.2f}{b / a:8.0f}", flush=True)
    os.unlink(part.name)


def backtest(options):
    import numpy as np
    from statsforecast.models import AutoETS, DynamicOptimizedTheta, OptimizedTheta, SeasonalNaive

    path = os.path.join(options.data, "bls_ces_supersectors_to_2012.csv")
    table = {}
    for row in csv.DictReader(open(path)):
        table.setdefault(row["Series_ID"], []).append((row["Month"], float(row["Employed"])))
    months = sorted({month for rows in table.values() for month, _ in rows})
    origins = [len(months) - 12 - 12 * k for k in range(options.origins)]
    peers = {"AutoETS": AutoETS, "DynamicOptimizedTheta": DynamicOptimizedTheta, "OptimizedTheta": OptimizedTheta, "SeasonalNaive": SeasonalNaive}
    sums = {name: np.zeros(6) for name in ["ours, auto", *peers]}

    def count(name, actual, mean, bounds, level):
        kept = sums[name]
        kept[0] += len(actual)
        kept[1] += np.sum(100 * np.abs(mean - actual) / actual)
        for place, (nominal, (low, high)) in enumerate(bounds.items()):
            outside = np.maximum(np.maximum(low - actual, actual - high), 0)
            kept[2 + place] += np.sum(outside == 0) * 100
            kept[4 + place] += np.sum(100 * (high - low + 200 / (100 - nominal) * outside) / level)

    for origin in origins:
        known = set(months[:origin])
        with tempfile.NamedTemporaryFile("w", suffix=".csv", delete=False) as part:
            part.write("id,time,value\n")
            for name, rows in table.items():
                part.writelines(f"{name},{month},{value}\n" for month, value in rows if month in known)
        answer, _ = ours(part.name, "--season", "12", "--horizon", "12")
        os.unlink(part.name)
        mine = {one["id"]: one for one in answer["series"]}
        for name, rows in table.items():
            before = np.array([value for month, value in rows if month in known])
            actual = np.array([value for month, value in rows if month not in known])[:12]
            level = np.mean(before[-12:])
            one = mine[name]
            bounds = {i["level"]: (np.array(i["low"]), np.array(i["high"])) for i in one["intervals"]}
            count("ours, auto", actual, np.array(one["mean"]), bounds, level)
            for label, peer in peers.items():
                told = peer(season_length=12).forecast(y=before[-240:], h=12, level=[80, 95])
                bounds = {n: (told[f"lo-{n}"], told[f"hi-{n}"]) for n in (80, 95)}
                count(label, actual, told["mean"], bounds, level)
    print(f"\nsector employment, {len(table)} series, 12 months ahead, {len(origins)} origins")
    print(f"{'':24}{'MAPE':>8}{'in 80 %':>9}{'in 95 %':>9}{'score 80':>10}{'score 95':>10}")
    for name, (n, *rest) in sums.items():
        mape, in80, in95, score80, score95 = np.array(rest) / n
        print(f"{name:24}{mape:8.2f}{in80:9.1f}{in95:9.1f}{score80:10.2f}{score95:10.2f}")


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--data", default=os.path.join(ROOT, "../shared/data/forecast"))
    arguments.add_argument("--part", type=int, default=7)
    arguments.add_argument("--origins", type=int, default=27)
    arguments.add_argument("--no-speed", action="store_true")
    arguments.add_argument("--no-backtest", action="store_true")
    options = arguments.parse_args()
    installed.inside("forecast", "statsforecast")
    subprocess.run(["cargo", "build", "--release", "--quiet", "-p", "forecast", "--example", "series"], check=True, cwd=ROOT)
    if not options.no_speed:
        speed(options)
    if not options.no_backtest:
        backtest(options)


main()
