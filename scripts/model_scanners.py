"""Scanners of models that others wrote: where they are had, how they are run, and what their answers mean.

Each has an environment of its own, made from PyPI below .build/. It runs in a process without network, as a user who owns
nothing: it reads hostile files, and some scanners load what they should only look at.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
CACHE = ROOT / ".build" / "model-scanners"
DRIVER = pathlib.Path(__file__).with_name("scan_each.py")
SECONDS = 60
NOBODY = "65534"

PASS, REVIEW, FAIL, ERROR, UNSEEN = "pass", "review", "fail", "error", "not looked at"

# The packages of each, so that every format is read that it reads without loading it: jinja2 and XGBoost are left out, with
# which modelaudit renders templates and loads models, and PyTorch, which brings jinja2.
PACKAGES = {
    "picklescan": ["picklescan[7z]==1.0.5", "numpy==2.2.6"],
    # It imports typing_extensions without saying so.
    "fickling": ["fickling==0.1.12", "typing_extensions==4.16.0"],
    # From NumPy 2.3 on, it fails at every array. TensorFlow for processors alone has the same graphs in half the bytes.
    "modelscan": ["modelscan[h5py]==0.8.8", "tensorflow-cpu==2.21.0", "numpy==2.2.6"],
    "modelaudit": ["modelaudit[h5,onnx,sevenzip,tflite,flax,safetensors]==0.2.54", "gguf==0.19.0"],
}
SETTINGS = {"COLUMNS": "100000", "NO_ANALYTICS": "1", "PROMPTFOO_DISABLE_TELEMETRY": "1", "TF_CPP_MIN_LOG_LEVEL": "3"}


class Missing(Exception):
    """The scanner cannot be had or run here."""


def version(scanner):
    return PACKAGES[scanner][0].partition("==")[2]


def environment(scanner):
    """The Python of the scanner's environment, which is made if it is not there or has other packages."""
    folder = CACHE / scanner
    python, record = folder / "bin" / "python3", folder / "packages.txt"
    wanted = "\n".join(PACKAGES[scanner])
    if not record.exists() or record.read_text() != wanted:
        shutil.rmtree(folder, ignore_errors=True)
        # One in the folder of a user is no use to another user.
        own = shutil.which("python3", path="/usr/bin") or sys.executable
        run([own, "-m", "venv", folder])
        run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PACKAGES[scanner]])
        record.write_text(wanted)
    return python


def run(command):
    try:
        subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        said = getattr(error, "stderr", None) or getattr(error, "stdout", None) or str(error)
        raise Missing(said.strip().splitlines()[-1]) from None


def confined(command):
    """The command without network, and as nobody where we are root."""
    if os.geteuid():
        return ["unshare", "--user", "--net", *command]
    return ["unshare", "--net", "setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--no-new-privs", *command]


def answers(scanner, paths):
    """What the scanner says of each path: pass, review, fail, error or not looked at."""
    python = environment(scanner)
    run(confined([python, "-c", f"import {scanner}"]))
    with tempfile.TemporaryDirectory() as home:
        os.chmod(home, 0o777)
        process = subprocess.run(
            confined([python, DRIVER, scanner, str(SECONDS)]),
            input=json.dumps(list(map(str, paths))),
            capture_output=True,
            text=True,
            cwd=home,
            env={"HOME": home, "TMPDIR": home, "PATH": "/usr/bin:/bin", **SETTINGS},
        )
    if process.returncode:
        sys.exit(f"{scanner} ended before it was through: {process.stderr}")
    said = (json.loads(line) for line in process.stdout.splitlines())
    return {path: MEANINGS[scanner](code, output) for path, code, output, _ in said}


def picklescan(code, output):
    """Counts as scanned what it could not parse, with a warning and the exit code 0."""
    counts = {name: int(count) for name, count in re.findall(r"^(\w+ \w+): (\d+)$", output, re.MULTILINE)}
    if counts.get("Dangerous globals"):
        return FAIL
    if code not in (0, 1):
        return ERROR
    if counts["Suspicious globals"]:
        return REVIEW
    return PASS if counts["Scanned files"] and "WARNING: could not parse" not in output else UNSEEN


def fickling(code, output):
    """Grades what it could read; an error without a grade, such as an operation it does not know, is no verdict."""
    if code != 0:
        return ERROR
    files = json.loads(output.splitlines()[-1])
    if all(any("No pickle files detected" in error for error in file["errors"]) for file in files):
        return UNSEEN
    seen = {file["severity"] for file in files if file["isGraded"]}
    if seen - {"LIKELY_SAFE", "POSSIBLY_UNSAFE", "SUSPICIOUS"}:
        return FAIL
    if any(file["errors"] for file in files):
        return ERROR
    return REVIEW if seen - {"LIKELY_SAFE"} else PASS


def modelscan(code, output):
    """Exits with 3 for what it does not know, and for what it failed at."""
    start = output.find('{"summary"')
    if start < 0:
        return ERROR
    report = json.loads(output[start:])
    found = {severity for severity, count in report["summary"]["total_issues_by_severity"].items() if count}
    if found & {"HIGH", "CRITICAL"}:
        return FAIL
    if report["errors"]:
        return ERROR
    if found:
        return REVIEW
    return UNSEEN if code == 3 else PASS


def modelaudit(code, output):
    """Has warnings for what a person should look at, and exits with 2 where it did not see all."""
    try:
        report = json.loads(output)
    except json.JSONDecodeError:
        return ERROR
    found = {issue["severity"] for issue in report["issues"]}
    if "critical" in found:
        return FAIL
    if "warning" in found:
        return REVIEW
    if code == 2:
        return ERROR
    return PASS if report["scanner_names"] else UNSEEN


MEANINGS = {"picklescan": picklescan, "fickling": fickling, "modelscan": modelscan, "modelaudit": modelaudit}
