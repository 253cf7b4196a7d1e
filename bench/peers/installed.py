"""Where peers live, and where ours lies: virtual environments under the user's cache, made when they are first needed; our release examples."""

import os
import pathlib
import subprocess
import sys
import tempfile
import threading

ROOT = pathlib.Path(__file__).resolve().parents[2]
CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME", pathlib.Path.home() / ".cache")) / "qosar-peers"
ONE_CORE = {
    name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS", "NUMBA_NUM_THREADS")
}


def python(name, *packages):
    """The interpreter of the environment `name`, with these packages of PyPI in it."""
    home = CACHE / name
    inside, complete = home / "bin" / "python", home / "complete"
    wanted = "\n".join(packages)
    if not complete.exists() or complete.read_text() != wanted:
        subprocess.run([sys.executable, "-m", "venv", home], check=True)
        subprocess.run([inside, "-m", "pip", "install", "--quiet", *packages], check=True)
        complete.write_text(wanted)
    return inside


def inside(name, *packages):
    """Runs the calling script again in the environment `name`, on one thread, unless it runs there already."""
    if pathlib.Path(sys.prefix).resolve() != (CACHE / name).resolve():
        command = python(name, *packages)
        os.execve(command, [str(command), *map(str, sys.argv)], {**os.environ, **ONE_CORE})


def example(package, name):
    """Our release example, built when it is behind its source."""
    subprocess.run(["cargo", "build", "--quiet", "--release", "-p", package, "--example", name], cwd=ROOT, check=True)
    return pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release" / "examples" / name


def run(command, limit=None):
    """What a command printed, the CPU seconds it took and the most memory it held, in MiB. It may take so many seconds."""
    command = list(map(str, command))
    with tempfile.TemporaryFile("w+") as said, tempfile.TemporaryFile("w+") as wrong:
        child = subprocess.Popen(command, stdout=said, stderr=wrong, env={**os.environ, **ONE_CORE})
        timer = threading.Timer(limit, child.kill) if limit else None
        if timer:
            timer.start()
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        late = timer is not None and timer.finished.is_set()
        if timer:
            timer.cancel()
        said.seek(0), wrong.seek(0)
        if late:
            raise subprocess.TimeoutExpired(command, limit)
        if child.returncode:
            raise subprocess.CalledProcessError(child.returncode, command, said.read(), wrong.read())
        return said.read(), used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
