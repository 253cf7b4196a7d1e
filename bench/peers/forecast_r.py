#!/usr/bin/env python3
"""`forecast series` beside R's `forecast` (ets, auto.arima, thetaf): the same series on one core, alternating, in CPU seconds.

    ./bench/side-by-side forecast_r [--data FOLDER] [--part N] [--rounds N] [--only ets,arima,theta]

Every N-th monthly series of M3 (default 20; 1 is all), 18 months ahead, means alone: sMAPE of both and CPU seconds. Ours is the whole process with reading; R's are
its calls of forecasting alone, after its packages are loaded. R's `auto.arima` works stepwise, as it does when nothing is said. Needs Rscript with the package
(Debian: r-base-core r-cran-forecast); where it is missing the driver says so. `cargo` builds our example first.
"""
import argparse, csv, json, os, resource, shutil, subprocess, sys, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
CALLS = {
    "ets": "forecast(ets(y), h)$mean",
    "arima": "forecast(auto.arima(y), h)$mean",
    "theta": "thetaf(y, h)$mean",
}
SCRIPT = """
suppressMessages(library(forecast))
lines <- readLines(commandArgs(TRUE)[1]); h <- 18
series <- lapply(strsplit(lines, " "), function(one) ts(as.numeric(one), frequency = 12))
y <- series[[1]]; invisible(CALL)
t <- proc.time()
means <- lapply(series, function(y) tryCatch(as.numeric(CALL), error = function(e) rep(NA, h)))
d <- proc.time() - t
cat(d[1] + d[2], "\\n")
for (one in means) cat(one, "\\n")
"""


def example(name):
    return os.path.join(os.environ.get("CARGO_TARGET_DIR", os.path.join(ROOT, "target")), "release/examples", name)


def ours(file, method):
    """Means of our process and its CPU seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    words = [example("series"), file, "--method", method, "--mean-only"]
    text = subprocess.run(words, check=True, capture_output=True, text=True).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    took = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return [one["mean"] for one in json.loads(text)["series"]], took


def theirs(file, method):
    """Means of R's calls and their CPU seconds."""
    with tempfile.NamedTemporaryFile("w", suffix=".R") as script:
        script.write(SCRIPT.replace("CALL", CALLS[method]))
        script.flush()
        alone = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        done = subprocess.run(["Rscript", script.name, file], capture_output=True, text=True, env=alone)
    if done.returncode:
        sys.exit(f"R failed: {done.stderr.strip().splitlines()[-1] if done.stderr.strip() else 'no word'}")
    first, *rest = done.stdout.strip().splitlines()
    number = lambda word: float("nan") if word == "NA" else float(word)
    return [[number(word) for word in line.split()] for line in rest], float(first)


def smape(tests, means):
    errors = [200 * abs(a - m) / (abs(a) + abs(m)) for test, mean in zip(tests, means) for a, m in zip(test, mean) if m == m]
    return sum(errors) / len(errors)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--data", default=os.path.join(ROOT, "../shared/data/forecast"))
    arguments.add_argument("--part", type=int, default=20)
    arguments.add_argument("--rounds", type=int, default=1)
    arguments.add_argument("--only", default=",".join(CALLS))
    options = arguments.parse_args()
    if shutil.which("Rscript") is None:
        sys.exit("R left out: there is no Rscript here (Debian: apt install r-base-core r-cran-forecast)")
    if subprocess.run(["Rscript", "-e", "library(forecast)"], capture_output=True).returncode:
        sys.exit("R left out: its package forecast is not installed (Debian: apt install r-cran-forecast)")
    subprocess.run(["cargo", "build", "--release", "--quiet", "-p", "forecast", "--example", "series"], check=True, cwd=ROOT)
    rows = [row for row in csv.DictReader(open(os.path.join(options.data, "m3_odd.csv"))) if row["period"] == "MONTHLY"]
    rows = rows[:: options.part]
    tests = [[float(word) for word in row["test"].split()] for row in rows]
    with tempfile.TemporaryDirectory() as folder:
        mine, plain = os.path.join(folder, "m3.csv"), os.path.join(folder, "series.txt")
        with open(mine, "w", newline="") as out:
            writer = csv.DictWriter(out, rows[0].keys(), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        with open(plain, "w") as out:
            out.writelines(row["train"] + "\n" for row in rows)
        print(f"{len(rows)} monthly series of M3, horizon 18, CPU seconds, least of {options.rounds}")
        print(f"{'':8}{'ours':>9}{'sMAPE':>8}{'R':>9}{'sMAPE':>8}{'ratio':>8}{'apart':>8}")
        for method in options.only.split(","):
            pairs = [(ours(mine, method), theirs(plain, method)) for _ in range(options.rounds)]
            a, b = min(pair[0][1] for pair in pairs), min(pair[1][1] for pair in pairs)
            own, peer = pairs[0][0][0], pairs[0][1][0]
            # How far the two forecasts lie from each other, as sMAPE: near nothing where the method is the same to the letter.
            print(f"{method:8}{a:9.3f}{smape(tests, own):8.2f}{b:9.3f}{smape(tests, peer):8.2f}{b / a:8.0f}{smape(own, peer):8.2f}", flush=True)


main()
