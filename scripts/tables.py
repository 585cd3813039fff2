"""Asks our own command for tables of facts, and packs and unpacks the images that comparisons need.

The tables come through a checklist made for the question: one rule a table, which finds every row.
"""

import hashlib
import io
import json
import pathlib
import shutil
import subprocess
import sys
import tarfile
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
NAME = "org.opencontainers.image.ref.name"
SEPARATOR = " \u241f "

CHECKLIST = """\
id: compare
title: Tables of facts
version: "1"
date: "2026-01-01"
status: draft
facts: 1
source: {document: none, version: "1"}
rules: [%s]
"""
RULE = """\
id: %s
title: %s
severity: {category: III, basis: assigned}
source: {document: none, version: "1", section: "1"}
subject: image
decides: both
why: For comparison.
check:
  for_each: %s
  forbid: "%s"
  message: '%s'
fix: None.
# Needed to load; a scan does not try them.
examples:
  - {name: nothing, outcome: pass, image: {}}
  - {name: something, outcome: fail, image: {}}
"""


def program():
    """The release build of our command where there is one."""
    builds = [ROOT / ".build" / build / "plimsoll" for build in ("release", "debug")]
    return next(build for build in builds if build.exists())


def rows(command, image, tables, name=None):
    """The rows of tables by the table's name, each a tuple of texts.

    `tables` has a name, a condition and expressions of CEL for each table; `name` chooses one image of several.
    """
    with tempfile.TemporaryDirectory() as folder:
        checklist = pathlib.Path(folder) / "checklist"
        checklist.mkdir()
        ids = {f"CMP-{number + 1}": table for number, (table, _, _) in enumerate(tables)}
        (checklist / "checklist.yaml").write_text(CHECKLIST % ", ".join(ids))
        for identifier, (table, condition, fields) in zip(ids, tables):
            message = SEPARATOR.join("${%s}" % field for field in fields)
            rule = RULE % (identifier, table, table, condition, message.replace("'", "''"))
            (checklist / f"{identifier}.yaml").write_text(rule)
        arguments = ["scan", "--no-config", "--format", "json", "--checklist", checklist]
        choice = ["--image", name] if name else []
        run = subprocess.run([command, *arguments, *choice, image], capture_output=True, text=True)
    if not run.stdout:
        sys.exit(run.stderr)
    found = {}
    for result in json.loads(run.stdout)["results"]:
        if result["status"] == "error":
            sys.exit(f"{ids[result['ruleId']]}: {result.get('reason')}")
        found[ids[result["ruleId"]]] = [tuple(finding["message"].split(SEPARATOR)) for finding in result["findings"]]
    return found


def pack(root, image, config=None):
    """Writes the folder as an image of one layer, as `docker save` does."""
    layer = io.BytesIO()
    with tarfile.open(fileobj=layer, mode="w") as archive:
        archive.add(root, arcname=".")
    digest = hashlib.sha256(layer.getvalue()).hexdigest()
    document = {"os": "linux", "architecture": "amd64", "config": config or {}, "rootfs": {"type": "layers", "diff_ids": ["sha256:" + digest]}}
    manifest = [{"Config": "config.json", "RepoTags": ["compare:1"], "Layers": ["layer.tar"]}]
    with tarfile.open(image, "w") as archive:
        for name, content in (
            ("manifest.json", json.dumps(manifest).encode()),
            ("config.json", json.dumps(document).encode()),
            ("layer.tar", layer.getvalue()),
        ):
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))


def unpack(layout, name, root):
    """Applies the layers of one image of an OCI layout to an empty folder; layers with gzip or none alone."""
    def blob(descriptor):
        return layout / "blobs" / descriptor["digest"].replace(":", "/")

    index = json.loads((layout / "index.json").read_text())
    chosen = next(each for each in index["manifests"] if name in (None, each.get("annotations", {}).get(NAME)))
    for layer in json.loads(blob(chosen).read_text())["layers"]:
        with tarfile.open(blob(layer)) as archive:
            members = []
            for member in archive:
                path = root / member.name
                if path.name == ".wh..wh..opq":
                    remove(*(path.parent.iterdir() if path.parent.is_dir() else []))
                elif path.name.startswith(".wh."):
                    remove(path.with_name(path.name.removeprefix(".wh.")))
                elif not (member.isdev() or member.isdir() and path.is_dir()):
                    if not member.isdir():
                        remove(path)
                    members.append(member)
            archive.extractall(root, members, filter="tar")


def remove(*paths):
    for path in paths:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
