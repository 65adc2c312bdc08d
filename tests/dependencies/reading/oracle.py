"""Answers what Python's own readers make of a text. Usage: oracle.py WHAT FOLDER… QUESTIONS ANSWERS

WHAT is `ini` (configparser), `lines` (pip's requirements files) or `poetry` (poetry-core's constraints); FOLDERs go to
sys.path. QUESTIONS holds a JSON value a line, ANSWERS gets as many.
"""
import json
import sys

what, *folders, questions, answers = sys.argv[1:]
sys.path[:0] = folders


def ini(text):
    from configparser import Error, RawConfigParser

    parser = RawConfigParser()
    parser.optionxform = str
    try:
        parser.read_string(text)
    except Error as error:
        return type(error).__name__
    return [[section, key, value] for section in parser.sections() for key, value in parser.items(section)]


def lines(text):
    from pip._internal.req.req_file import OptionParsingError, get_line_parser, preprocess

    parse = get_line_parser(None)
    found = []
    for number, line in preprocess(text):
        try:
            requirement, options = parse(line)
        except OptionParsingError:
            found.append([number, None])
            continue
        hashes = [f"{name}:{value}" for name, values in (options.hashes or {}).items() for value in values]
        found.append([
            number,
            requirement.strip(),
            {
                "index-url": options.index_url,
                "extra-index-url": options.extra_index_urls,
                "find-links": options.find_links,
                "constraint": options.constraints,
                "requirement": options.requirements,
                "editable": options.editables,
                "trusted-host": options.trusted_hosts,
                "hash": hashes,
                "no-index": bool(options.no_index),
                "pre": bool(options.pre),
            },
        ])
    return found


def poetry(question):
    from poetry.core.constraints.version import Version, parse_constraint

    text, versions = question
    try:
        constraint = parse_constraint(text)
    except ValueError:
        return None
    return [constraint.allows(Version.parse(version)) for version in versions]


with open(questions, encoding="utf-8") as source, open(answers, "w", encoding="utf-8") as target:
    for question in source:
        target.write(json.dumps({"ini": ini, "lines": lines, "poetry": poetry}[what](json.loads(question))) + "\n")
