#!/usr/bin/env python3
"""Fetch source archives and unpack them; nothing is installed, built or run.

usage: fetch-releases.py FOLDER < RELEASES

RELEASES has a name and a version on each line, with a tab between. The index is the one that pip uses: the environment
variable PIP_INDEX_URL, or pip's own default. Sums are checked; releases that are there already are left alone.
"""

import hashlib
import html
import io
import os
import re
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


def source_archive(name, version):
    """The link of the index's page (PEP 503) and its sha256."""
    page, address = fetched(index() + re.sub(r"[-_.]+", "-", name).lower() + "/")
    for href in re.findall(r'<a\s[^>]*href="([^"]+)"', page.decode()):
        url, _, fragment = urllib.parse.urljoin(address, html.unescape(href)).partition("#")
        file = urllib.parse.unquote(url.rpartition("/")[2])
        if ARCHIVE.search(file) and ARCHIVE.sub("", file).endswith("-" + version):
            return url, fragment.removeprefix("sha256=")
    sys.exit(f"fetch-releases: the index has no source archive of {name} {version}")


def unpack(archive, folder):
    """The `data` filter refuses what would leave the folder (PEP 706); `zipfile` takes such names apart itself."""
    if zipfile.is_zipfile(archive):
        zipfile.ZipFile(archive).extractall(folder)
    else:
        archive.seek(0)
        tarfile.open(fileobj=archive).extractall(folder, filter="data")


def main(folder):
    for line in sys.stdin:
        name, version = line.rstrip("\n").split("\t")[:2]
        place = os.path.join(folder, f"{name}-{version}")
        if os.path.exists(place):
            continue
        url, digest = source_archive(name, version)
        archive, _ = fetched(url)
        if hashlib.sha256(archive).hexdigest() != digest:
            sys.exit(f"fetch-releases: {url} is not what the index says it is")
        unpack(io.BytesIO(archive), place)
        print(place)


if len(sys.argv) != 2:
    sys.exit(__doc__)
main(sys.argv[1])
