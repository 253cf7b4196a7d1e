"""Our engine `measurement` beside R (psych, lme4, eRm, lavaan, stats) in one run: values on small published data, seconds on large made-up ones.

Needs Rscript with these packages (Debian: r-base-core r-cran-psych r-cran-lme4 r-cran-erm r-cran-lavaan); what is not installed is left out.
Seconds are CPU of the analysis after reading, ours and R's.
Usage: ./bench/side-by-side measurement_r [--small] [--values: those alone]
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import installed

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data" / "measurement"
OURS = installed.example("measurement", "measure")
SMALL = "--small" in sys.argv

READ = 'options(digits = 15); read <- function(f, ...) read.csv(f, check.names = FALSE, ...)\n'
TIMED = "timed <- function(call) { t <- proc.time(); call(); d <- proc.time() - t; cat('seconds', d[1] + d[2], '\\n') }\n"


def r(code, *packages):
    """What R prints, or nothing where a package is missing."""
    asked = "".join(f"suppressMessages(library({package}))\n" for package in packages)
    done = subprocess.run(["Rscript", "-e", asked + READ + TIMED + code], capture_output=True, text=True, env={**os.environ, "OMP_NUM_THREADS": "1"})
    if done.returncode:
        print(f"R left out: {done.stderr.strip().splitlines()[-1] if done.stderr.strip() else 'no word'}")
        return None
    return done.stdout


def ours(verb, file, *flags):
    done = subprocess.run([OURS, verb, file, *flags, "--repeat", "3"], capture_output=True, text=True)
    seconds = re.search(r"in ([0-9.]+) s$", done.stderr.strip())
    return (float(seconds.group(1)) if seconds else None), json.loads(done.stdout)


def value(task, mine, code, *packages):
    """Numbers of ours and of R in the same order, and how far they differ at most, relatively."""
    printed = r(code, *packages)
    if printed is None:
        return
    theirs = [float(word) for word in printed.split()]
    furthest = max(abs(a - b) / max(abs(b), 1e-12) for a, b in zip(mine, theirs))
    print(f"{task:<44} {'ours':>5} {mine[0]:.6f}   R {theirs[0]:.6f}   numbers {len(theirs)}   largest relative difference {furthest:.1e}")


def values():
    def of(file):
        return str(DATA / file)

    _, found = ours("icc", of("shrout_fleiss_1979.csv"))
    mine = [form["icc"] for form in sorted(found["forms"], key=lambda form: (form["form"].endswith("k"), form["form"]))]
    value("ICC, six forms (Shrout & Fleiss)", mine, f"cat(ICC(read('{of('shrout_fleiss_1979.csv')}'), lmer = FALSE)$results$ICC)", "psych")
    _, found = ours("alpha", of("psych_bfi_A1_A5.csv"), "--reverse", "A1")
    code = f"b <- read('{of('psych_bfi_A1_A5.csv')}'); b$A1 <- 7 - b$A1; a <- alpha(b)$total; cat(a$raw_alpha, a$std.alpha, a$`G6(smc)`)"
    value("alpha, standardised, lambda 6 (bfi)", [found["alpha"], found["alpha_standardised"], found["guttman6"]], code, "psych")
    _, found = ours("anova", of("datasets_PlantGrowth.csv"), "--by", "group")
    mine = [found["F"], found["p"], found["welch"]["F"], found["welch"]["p"]] + sorted(pair["p"] for pair in found["tukey"])
    code = (f"p <- read('{of('datasets_PlantGrowth.csv')}'); p$group <- factor(p$group); a <- aov(weight ~ group, p); s <- summary(a)[[1]]; w <- oneway.test(weight ~ group, p);"
            "cat(s$`F value`[1], s$`Pr(>F)`[1], w$statistic, w$p.value, sort(TukeyHSD(a)$group[, 'p adj']))")
    value("F, Welch, Tukey (PlantGrowth)", mine, code)
    _, found = ours("dif", of("datasets_UCBAdmissions_freq.csv"), "--columns", "Admit", "--group", "Gender", "--strata", "Dept", "--freq", "Freq")
    item = found["items"][0]
    code = (f"u <- read('{of('datasets_UCBAdmissions_freq.csv')}'); m <- mantelhaen.test(xtabs(Freq ~ Admit + Gender + Dept, u), correct = FALSE);"
            "cat(m$statistic, m$p.value)")
    value("Mantel-Haenszel (UCBAdmissions)", [item["chi2"], item["p"]], code)
    _, found = ours("cfa", of("lavaan_HolzingerSwineford1939.csv"), "--pattern", "v=x1,x2,x3;t=x4,x5,x6;s=x7,x8,x9")
    code = (f"l <- cfa('v =~ x1 + x2 + x3; t =~ x4 + x5 + x6; s =~ x7 + x8 + x9', read('{of('lavaan_HolzingerSwineford1939.csv')}'));"
            "cat(fitMeasures(l, c('chisq', 'cfi', 'tli', 'rmsea', 'srmr')))")
    value("CFA (Holzinger & Swineford)", [found[name] for name in ("chi_square", "cfi", "tli", "rmsea", "srmr")], code, "lavaan")
    _, found = ours("growth", of("lme4_sleepstudy.csv"), "--outcome", "Reaction", "--person", "Subject", "--time", "Days")
    mine = [one["estimate"] for one in found["fixed"]] + [found["deviance"]] + [one["sd"] for one in found["random"]]
    code = (f"g <- lmer(Reaction ~ Days + (Days | Subject), read('{of('lme4_sleepstudy.csv')}'));"
            "cat(fixef(g), REMLcrit(g), as.data.frame(VarCorr(g))$sdcor[1:2])")
    value("growth, REML (sleepstudy)", mine, code, "lme4")
    _, found = ours("irt", of("eRm_raschdat1.csv"), "--method", "conditional")
    code = f"m <- RM(read('{of('eRm_raschdat1.csv')}')); t <- LRtest(m, 'mean'); cat(m$loglik, t$LR, t$pvalue)"
    value("Rasch, conditional, Andersen (raschdat1)", [found["log_likelihood"], found["andersen"]["statistic"], found["andersen"]["p"]], code, "eRm")
    more_values(of)


def more_values(of):
    """Analyses whose numbers come from functions of R's packages that print no single table."""
    bfi, holz, warp = of("psych_bfi_A1_A5.csv"), of("lavaan_HolzingerSwineford1939.csv"), of("datasets_warpbreaks.csv")
    _, found = ours("alpha", bfi, "--missing", "listwise")
    items = found["item_statistics"]
    mine = [found["alpha"], *(item["alpha_drop"] for item in items), *(item["r_drop"] for item in items)]
    code = f"a <- alpha(na.omit(read('{bfi}')), warnings = FALSE); cat(a$total$raw_alpha, a$alpha.drop$raw_alpha, a$item.stats$r.drop)"
    value("alpha and r with each item dropped (bfi)", mine, code, "psych")
    _, found = ours("kappa", bfi, "--columns", "A2,A3", "--weights", "quadratic")
    code = f"k <- cohen.kappa(na.omit(read('{bfi}')[c('A2', 'A3')])); cat(k$kappa, k$weighted.kappa, sqrt(k$var.kappa))"
    value("Cohen, weighted by squares (bfi A2, A3)", [found["kappa"], found["weighted_kappa"], found["se"]], code, "psych")
    shrout = of("shrout_fleiss_1979.csv")
    _, found = ours("icc", shrout)
    forms = sorted(found["forms"], key=lambda form: (form["form"].endswith("k"), form["form"]))
    code = f"i <- ICC(read('{shrout}'), lmer = FALSE)$results; cat(rbind(i$`lower bound`, i$`upper bound`))"
    value("ICC, twelve bounds (Shrout & Fleiss)", [bound for form in forms for bound in form["interval"]], code, "psych")
    squares = {
        "I": "cat(anova(m)$`Sum Sq`[1:3])",
        "II": "cat(r(breaks ~ tension) - both, r(breaks ~ wool) - both, both - deviance(m))",
        "III": "cat(drop1(m, . ~ ., test = 'F')$`Sum of Sq`[-1])",
    }
    # Two rows are left out, so that cells are unequal and the types differ.
    with tempfile.NamedTemporaryFile("w", suffix=".csv") as unequal:
        rows = open(warp).read().splitlines(keepends=True)
        unequal.writelines(rows[:3] + rows[5:])
        unequal.flush()
        for kind, told in squares.items():
            _, found = ours("anova", unequal.name, "--score", "breaks", "--by", "wool,tension", "--type", kind)
            code = (f"options(contrasts = c('contr.sum', 'contr.poly')); d <- read('{unequal.name}'); m <- lm(breaks ~ wool * tension, d);"
                    f"r <- function(f) deviance(lm(f, d)); both <- r(breaks ~ wool + tension); {told}")
            value(f"two factors, type {kind} (warpbreaks less two)", [effect["ss"] for effect in found["effects"][:3]], code)
    names = [f"x{item}" for item in range(1, 10)]
    columns = ("--columns", ",".join(names), "--draws", "2")
    chosen = f"d <- read('{holz}')[paste0('x', 1:9)];"
    _, found = ours("correlate", holz, *columns)
    code = chosen + "r <- cor(d); k <- KMO(r); cat(k$MSA, k$MSAi, cortest.bartlett(r, nrow(d))$chisq, eigen(r)$values)"
    mine = [found["kmo"], *found["kmo_items"], found["bartlett"]["chi_square"], *found["eigenvalues"]]
    value("KMO, Bartlett, eigenvalues (HS)", mine, code, "psych")
    _, found = ours("correlate", bfi, "--kind", "polychoric", "--draws", "2")
    code = f"cat(polychoric(na.omit(read('{bfi}')), correct = 0, global = FALSE)$rho[2:5, 1])"
    value("polychoric (bfi)", [row[0] for row in found["correlations"][1:]], code, "psych")
    _, found = ours("efa", holz, *columns, "--factors", "3", "--method", "ml", "--rotation", "none")
    code = chosen + "f <- factanal(d, 3, rotation = 'none', control = list(opt = list(factr = 1e4))); cat(f$STATISTIC, f$uniquenesses)"
    value("factors by likelihood (HS)", [found["chi_square"], *found["uniquenesses"]], code)
    _, found = ours("efa", holz, *columns, "--factors", "3", "--rotation", "none")
    code = chosen + "f <- fa(d, 3, rotate = 'none'); cat(f$communality, f$STATISTIC)"
    value("factors by minres (HS)", [*found["communalities"], found["chi_square"]], code, "psych")
    steps = of("eRm_pcmdat2.csv")
    for fitted, flag in (("PCM", "partial-credit"), ("RSM", "rating-scale")):
        _, found = ours("irt", steps, "--method", "conditional", "--model", flag)
        mine = [found["log_likelihood"], *(number for item in found["items"] for number in item["intercepts"])]
        value(f"{flag}, conditional (pcmdat2)", mine, f"m <- {fitted}(read('{steps}')); cat(m$loglik, m$betapar)", "eRm")
    rasch = of("eRm_raschdat1.csv")
    _, found = ours("irt", rasch, "--method", "conditional")
    fits = [item["fit"] for item in found["items"]]
    code = f"f <- itemfit(person.parameter(RM(read('{rasch}')))); cat(f$i.infitMSQ, f$i.outfitMSQ)"
    value("infit, outfit (raschdat1)", [fit["infit"] for fit in fits] + [fit["outfit"] for fit in fits], code, "eRm")
    plates = of("lme4_Penicillin.csv")
    _, found = ours("growth", plates, "--outcome", "diameter", "--crossed", "plate,sample")
    code = f"g <- lmer(diameter ~ 1 + (1 | plate) + (1 | sample), read('{plates}')); cat(fixef(g), REMLcrit(g), as.data.frame(VarCorr(g))$sdcor)"
    mine = [found["fixed"][0]["estimate"], found["deviance"], *(one["sd"] for one in found["random"]), found["residual_sd"]]
    value("crossed intercepts (Penicillin)", mine, code, "lme4")


def timed(task, mine, code, *packages):
    printed = r(code, *packages)
    if printed is None or mine is None:
        return
    theirs = float(re.search(r"seconds ([0-9.e+-]+)", printed).group(1))
    print(f"{task:<44} ours {mine:>9.4f} s   R {theirs:>9.3f} s   ratio {mine / theirs:.5f}")


def seconds():
    import random

    chance = random.Random(2026)
    with tempfile.TemporaryDirectory() as folder:
        persons = 2_000 if SMALL else 100_000
        file = f"{folder}/growth.csv"
        with open(file, "w") as out:
            out.write("y,p,t\n")
            for person in range(persons):
                start, slope = chance.gauss(50, 7), chance.gauss(5, 2)
                for t in range(5):
                    out.write(f"{start + slope * t + chance.gauss(0, 3):.3f},{person},{t}\n")
        mine, _ = ours("growth", file, "--outcome", "y", "--person", "p", "--time", "t")
        code = f"d <- read('{file}'); d$p <- factor(d$p); timed(function() lmer(y ~ t + (t | p), d))"
        timed(f"growth, {persons} x 5", mine, code, "lme4")

        persons, few, items = (1_000, 500, 20) if SMALL else (100_000, 20_000, 50)
        names = [f"i{item}" for item in range(items)]
        file, short = f"{folder}/answers.csv", f"{folder}/short.csv"
        with open(file, "w") as out, open(short, "w") as start:
            for place in (out, start):
                place.write("g," + ",".join(names) + "\n")
            for person in range(persons):
                ability = chance.gauss(0, 1)
                row = (str(int(ability - 4 * item / items + 2 + chance.gauss(0, 1.6) > 0)) for item in range(items))
                row = f"{person % 2}," + ",".join(row) + "\n"
                out.write(row)
                if person < few:
                    start.write(row)
        mine, _ = ours("dif", file, "--group", "g", "--columns", ",".join(names))
        code = (f"d <- read('{file}'); s <- factor(rowSums(d[-1]));"
                "timed(function() for (i in names(d)[-1]) { x <- table(d[[i]], d$g, s); mantelhaen.test(x[, , apply(x, 3, sum) > 1]) })")
        timed(f"Mantel-Haenszel, {persons} x {items}", mine, code)
        mine, _ = ours("alpha", short, "--columns", ",".join(names))
        timed(f"alpha with every item dropped, {few} x {items}", mine, f"d <- read('{short}')[-1]; timed(function() alpha(d, warnings = FALSE))", "psych")
        mine, _ = ours("irt", short, "--method", "conditional", "--columns", ",".join(names[:20]), "--fit", "none")
        timed(f"Rasch, conditional, {few} x 20", mine, f"d <- read('{short}')[2:21]; timed(function() RM(d))", "eRm")


values()
if "--values" not in sys.argv:
    seconds()
