"""Evaluates an OSV export as the OSV schema's pseudocode has it, with PyPI's `packaging` for the order of versions.

Usage: oracle.py PACKAGING-FOLDER EXPORT.jsonl QUESTIONS ANSWERS

QUESTIONS holds [name, version] a line; ANSWERS gets a sorted list of record ids a line. Written apart from the
product and as plainly as possible. Where both differ from the pseudocode it says so: a local label that the record
does not have is overlooked by `==` and `<=`, as PEP 440 has it.
"""
import json
import sys

sys.path.insert(0, sys.argv[1])
from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

versions = {}


def parse(text):
    if text not in versions:
        try:
            versions[text] = Version(text)
        except InvalidVersion:
            versions[text] = None
    return versions[text]


def without_label(version, other):
    return version if other.local or not version.local else parse(version.public)


def included_in_versions(text, listed):
    if text in listed:
        return True
    version = parse(text)
    others = [parse(other) for other in listed] if version else []
    return any(other and without_label(version, other) == other for other in others)


def comparable(events):
    texts = [text for event in events for kind, text in event.items() if not (kind == "limit" and text == "*")]
    return all(parse(text) for text in texts) and any("introduced" in event for event in events)


def position(event):
    kind, text = next(iter(event.items()))
    if (kind, text) == ("introduced", "0"):
        return (0,)
    return (1, parse(text), kind == "last_affected")


def before_limits(version, events):
    limits = [event["limit"] for event in events if "limit" in event]
    return not limits or any(limit == "*" or version < parse(limit) for limit in limits)


def included_in_range(version, events):
    if not comparable(events) or not before_limits(version, events):
        return False
    vulnerable = False
    for event in sorted((event for event in events if "limit" not in event), key=position):
        if "introduced" in event and (event["introduced"] == "0" or version >= parse(event["introduced"])):
            vulnerable = True
        elif "fixed" in event and version >= parse(event["fixed"]):
            vulnerable = False
        elif "last_affected" in event:
            last = parse(event["last_affected"])
            if without_label(version, last) > last:
                vulnerable = False
    return vulnerable


def is_vulnerable(record, name, text):
    for affected in record.get("affected", []):
        package = affected.get("package", {})
        if package.get("ecosystem") != "PyPI" or canonicalize_name(package["name"]) != name:
            continue
        if included_in_versions(text, affected.get("versions", [])):
            return True
        version = parse(text)
        ranges = [r["events"] for r in affected.get("ranges", []) if r["type"] in ("ECOSYSTEM", "SEMVER")]
        if version and any(included_in_range(version, events) for events in ranges):
            return True
    return False


def main():
    by_name = {}
    with open(sys.argv[2], encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            if record.get("withdrawn"):
                continue
            for name in {canonicalize_name(affected["package"]["name"]) for affected in record.get("affected", [])}:
                by_name.setdefault(name, []).append(record)
    with open(sys.argv[3], encoding="utf-8") as questions, open(sys.argv[4], "w", encoding="utf-8") as answers:
        for line in questions:
            name, text = json.loads(line)
            name = canonicalize_name(name)
            found = sorted(r["id"] for r in by_name.get(name, []) if is_vulnerable(r, name, text))
            answers.write(json.dumps(found) + "\n")


main()
