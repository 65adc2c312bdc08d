"""Answers packaging cases as PyPI's `packaging` does. Usage: oracle.py PACKAGING-FOLDER CASES ANSWERS | --time ...

CASES holds a JSON list a line, [class, argument, ...]; ANSWERS gets a JSON value a line. An answer of
{"crash": ...} means that `packaging` itself failed in a way that it does not document.
"""
import json
import sys
import time

sys.path.insert(0, sys.argv[1])
from packaging import _manylinux, tags
from packaging.markers import InvalidMarker, Marker, UndefinedComparison, UndefinedEnvironmentName
from packaging.metadata import parse_email
from packaging.requirements import InvalidRequirement, Requirement
from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.utils import (
    InvalidSdistFilename,
    InvalidWheelFilename,
    canonicalize_name,
    canonicalize_version,
    parse_sdist_filename,
    parse_wheel_filename,
)
from packaging.version import Version

ENVIRONMENTS = []
INVALID = (InvalidMarker, InvalidRequirement, InvalidSpecifier, InvalidSdistFilename, InvalidWheelFilename)


def version(text):
    parsed = Version(text)
    return [str(parsed), canonicalize_version(text), parsed.is_prerelease]


def order(a, b):
    a, b = Version(a), Version(b)
    return -1 if a < b else 1 if a > b else 0


def contains(specifiers, candidate, prereleases):
    return SpecifierSet(specifiers).contains(candidate, prereleases=prereleases)


def choose(specifiers, candidates, prereleases):
    return list(SpecifierSet(specifiers).filter(candidates, prereleases=prereleases))


def evaluated(marker):
    answers = []
    for environment in ENVIRONMENTS:
        try:
            answers.append(marker.evaluate(environment, context="requirement"))
        except (UndefinedComparison, UndefinedEnvironmentName):
            answers.append(None)
    return answers


def marker(text):
    return evaluated(Marker(text))


def requirement(text):
    parsed = Requirement(text)
    specifiers = sorted(str(one) for one in parsed.specifier)
    return [parsed.name, sorted(parsed.extras), parsed.url, specifiers, parsed.marker and evaluated(parsed.marker)]


def wheel(text):
    name, parsed, build, tags = parse_wheel_filename(text)
    return [name, str(parsed), list(build), sorted(str(tag) for tag in tags)]


def sdist(text):
    name, parsed = parse_sdist_filename(text)
    return [name, str(parsed)]


SINGLE = ("metadata_version", "name", "version", "summary", "requires_python", "license", "license_expression")
LISTS = ("requires_dist", "provides_extra", "dynamic", "classifiers")


def metadata(text):
    raw, _ = parse_email(text)
    lists = [raw.get(name, []) for name in LISTS]
    lists[2] = [field.lower() for field in lists[2]]
    return [[raw.get(name) for name in SINGLE], lists]


def platforms(name):
    if name == "windows":
        return ["win_amd64"]
    if name == "macos":
        return list(tags.mac_platforms((13, 0), "arm64"))
    _manylinux._get_glibc_version = lambda: (2, 28)
    _manylinux._get_manylinux_module = lambda: None
    return [*_manylinux.platform_tags(["x86_64"]), "linux_x86_64"]


def supported(minor, platform):
    names = platforms(platform)
    python, own = (3, minor), f"cp3{minor}"
    abi = own + ("m" if minor < 8 else "")
    found = [*tags.cpython_tags(python, [abi], names), *tags.compatible_tags(python, own, names)]
    return list(dict.fromkeys(str(tag) for tag in found))


CLASSES = {
    "metadata": metadata,
    "tags": supported,
    "version": version,
    "order": order,
    "contains": contains,
    "filter": choose,
    "marker": marker,
    "requirement": requirement,
    "name": canonicalize_name,
    "wheel": wheel,
    "sdist": sdist,
}


def answer(case):
    try:
        return CLASSES[case[0]](*case[1:])
    except INVALID:
        return None
    except ValueError as error:
        # Versions: InvalidVersion, and the interpreter's refusal of very long numbers.
        return None if case[0] in ("version", "order") else {"crash": repr(error)[:200]}
    except Exception as error:
        return {"crash": repr(error)[:200]}


def timed(work, items):
    """Nanoseconds per item, best of three."""
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter_ns()
        for item in items:
            work(item)
        best = min(best, time.perf_counter_ns() - start)
    return best / len(items)


def attempt(parse):
    def work(text):
        try:
            parse(text)
        except ValueError:
            pass

    return work


def timings(samples):
    versions = [Version(text) for text in samples["versions"]]
    sets = [SpecifierSet(text) for text in samples["specifiers"]]
    markers = [Marker(text) for text in samples["markers"]]
    environment = samples["environment"]
    pairs = list(zip(versions, versions[1:]))
    checks = [(one, candidate) for one, candidate in zip(sets, versions)]
    return {
        "parse a version": timed(attempt(Version), samples["versions"]),
        "compare two versions": timed(lambda pair: pair[0] < pair[1], pairs),
        "parse a specifier set": timed(attempt(SpecifierSet), samples["specifiers"]),
        "check a version": timed(lambda check: check[0].contains(check[1]), checks),
        "parse a marker": timed(attempt(Marker), samples["markers"]),
        "evaluate a marker": timed(lambda one: one.evaluate(environment, context="requirement"), markers),
        "parse a requirement": timed(attempt(Requirement), samples["requirements"]),
        "parse metadata": timed(parse_email, samples["metadata"]),
    }


def main():
    if sys.argv[2] == "--time":
        with open(sys.argv[3], encoding="utf-8") as source:
            print(json.dumps(timings(json.load(source))))
        return
    with open(sys.argv[2], encoding="utf-8") as source, open(sys.argv[3], "w", encoding="utf-8") as answers:
        for line in source:
            case = json.loads(line)
            if case[0] == "environments":
                for environment in case[1]:
                    sets = {key: set(value) for key, value in environment.items() if isinstance(value, list)}
                    ENVIRONMENTS.append({**environment, **sets})
                continue
            answers.write(json.dumps(answer(case)) + "\n")


main()
