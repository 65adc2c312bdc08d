#!/usr/bin/env python3
"""Fetch source archives and unpack them; nothing is installed, built or run.

usage: fetch-releases.py FOLDER < RELEASES

RELEASES has a name and a version on each line, with a tab between; or it is a table of known flaws such as
bench/rediscovery.tsv, whose archives are unpacked into folders of their own names, without the folder that all their
files are in. The index is the one that pip uses: the environment variable PIP_INDEX_URL, or pip's own default. Sums are
checked; what is there already is left alone.
"""

import csv
import hashlib
import html
import io
import os
import re
import shutil
import sys
import tarfile
import urllib.parse
import urllib.request
import zipfile

ARCHIVE = re.compile(r"\.(tar\.(gz|bz2|xz)|tgz|zip)$")


def index():
    from pip._internal.models.index import PyPI

    return os.environ.get("PIP_INDEX_URL", PyPI.simple_url).rstrip("/") + "/"


def fetched(url):
    with urllib.request.urlopen(url, timeout=60) as answer:
        return answer.read(), answer.url


def files(name):
    """The files of the index's page (PEP 503): name, address, sha256."""
    page, address = fetched(index() + re.sub(r"[-_.]+", "-", name).lower() + "/")
    for href in re.findall(r'<a\s[^>]*href="([^"]+)"', page.decode()):
        url, _, fragment = urllib.parse.urljoin(address, html.unescape(href)).partition("#")
        yield urllib.parse.unquote(url.rpartition("/")[2]), url, fragment.removeprefix("sha256=")


def source_archive(name, version):
    for file, url, digest in files(name):
        if ARCHIVE.search(file) and ARCHIVE.sub("", file).endswith("-" + version):
            return url, digest
    sys.exit(f"fetch-releases: the index has no source archive of {name} {version}")


def unpack(archive, folder):
    """The `data` filter refuses what would leave the folder (PEP 706); `zipfile` takes such names apart itself."""
    if zipfile.is_zipfile(archive):
        zipfile.ZipFile(archive).extractall(folder)
    else:
        archive.seek(0)
        tarfile.open(fileobj=archive).extractall(folder, filter="data")


def fetch(url, digest, place):
    archive, _ = fetched(url)
    if hashlib.sha256(archive).hexdigest() != digest:
        sys.exit(f"fetch-releases: {url} is not what it should be")
    unpack(io.BytesIO(archive), place)
    print(place)


def without_top(place):
    """A source archive holds one folder: its content moves up."""
    tops = os.listdir(place)
    if len(tops) == 1 and os.path.isdir(os.path.join(place, tops[0])):
        aside = place + ".top"
        os.rename(os.path.join(place, tops[0]), aside)
        os.rmdir(place)
        shutil.move(aside, place)


def releases(folder, lines):
    for line in lines:
        name, version = line.rstrip("\n").split("\t")[:2]
        place = os.path.join(folder, f"{name}-{version}")
        if not os.path.exists(place):
            fetch(*source_archive(name, version), place)


def flaws(folder, lines):
    for row in csv.DictReader(lines, delimiter="\t"):
        for kind in ("vulnerable", "fixed"):
            wanted = row[f"{kind}_url_path"].rpartition("/")[2]
            place = os.path.join(folder, wanted)
            if wanted == "-" or os.path.exists(place):
                continue
            url = next((url for file, url, _ in files(row["package"]) if file == wanted), None)
            if not url:
                sys.exit(f"fetch-releases: the index has no {wanted}")
            fetch(url, row[f"{kind}_sha256"], place)
            without_top(place)


def main(folder):
    lines = sys.stdin.readlines()
    (flaws if lines and lines[0].startswith("cve\t") else releases)(folder, lines)


if len(sys.argv) != 2:
    sys.exit(__doc__)
main(sys.argv[1])
