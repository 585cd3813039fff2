"""Runs one scanner of models over many files: imported once, then a process and a time limit for each file.

Belongs to model_scanners.py, which starts it in the scanner's own environment as a user without rights or network:

python3 scan_each.py SCANNER SECONDS <PATHS

Reads a JSON array of paths; writes a line of JSON for each: the path, the exit code (nothing for a file that took too
long), standard output and standard error.
"""

import json
import os
import resource
import signal
import sys
import time
import traceback
import zipfile

MOST_MEMORY, LARGEST_FILE = 12 << 30, 1 << 30
CRASHED = 70


def picklescan():
    from picklescan.cli import main

    return command(main, "picklescan", "--path")


def modelscan():
    import modelscan.scanners  # noqa: F401  # Takes TensorFlow with it.
    from modelscan.cli import main

    return command(main, "modelscan", "--reporting-format", "json", "--path")


def modelaudit():
    import modelaudit.cli  # noqa: F401
    from modelaudit.__main__ import _run

    return command(_run, "modelaudit", "scan", "--no-cache", "--format", "json")


def command(main, *arguments):
    """A scanner by its own command line."""

    def scan(path):
        sys.argv = [*arguments, path]
        return main()

    return scan


def fickling():
    """fickling by its interface for programs: its command reads no archives.

    It chooses as its scan of a repository does, which needs PyTorch to tell what a file is.
    """
    from fickling import scan_file, scan_zip_archive
    from fickling.fickle import StackedPickle

    def is_pickle(path):
        if path.endswith((".pkl", ".pickle", ".bin", ".pt", ".pth")):
            return True
        try:
            with open(path, "rb") as file:
                return any(len(pickled) > 2 for pickled in StackedPickle.load(file).pickled)
        except Exception:  # It has no error of its own for what is none.
            return False

    def scan(path):
        found = []
        if zipfile.is_zipfile(path):
            found = list(scan_zip_archive(path, graceful=True).values())
        elif is_pickle(path):
            found = [scan_file(path, graceful=True)]
        # What it prints besides stands on lines of its own.
        print("\n" + json.dumps([{"severity": each.severity.name, "isGraded": bool(each.results), "errors": each.errors} for each in found]))

    return scan


def in_child(scan, path, said, complained):
    """Never returns. What the scanner leaves running belongs to its session, and ends with it."""
    os.setsid()
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_FILE, LARGEST_FILE))
    os.dup2(said.fileno(), 1)
    os.dup2(complained.fileno(), 2)
    try:
        code = scan(path) or 0
    except SystemExit as end:
        code = end.code or 0
    except BaseException:
        traceback.print_exc()
        code = CRASHED
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else CRASHED)


def waited(child, seconds):
    """The exit code; nothing for a child that had to be ended."""
    deadline = time.monotonic() + seconds
    while True:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() > deadline:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return None
        time.sleep(0.005)


def answer(scan, path, seconds):
    with open("said", "w+b") as said, open("complained", "w+b") as complained:
        sys.stdout.flush()
        child = os.fork()
        if child == 0:
            in_child(scan, path, said, complained)
        code = waited(child, seconds)
        try:
            os.killpg(child, signal.SIGKILL)
        except ProcessLookupError:
            pass
        said.seek(0)
        complained.seek(0)
        return [path, code, said.read().decode(errors="replace"), complained.read().decode(errors="replace")]


def main():
    scanner, seconds = sys.argv[1:]
    scan = {"picklescan": picklescan, "fickling": fickling, "modelscan": modelscan, "modelaudit": modelaudit}[scanner]()
    for path in json.load(sys.stdin):
        print(json.dumps(answer(scan, path, float(seconds))), flush=True)


if __name__ == "__main__":
    main()
