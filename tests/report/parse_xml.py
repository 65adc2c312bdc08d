"""Reads documents, one JSON string a line of argv[1]; writes the tests of each, or why it is no XML, to argv[2]."""

import json
import sys
from xml.etree import ElementTree


def tests_in(text):
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        return str(error)
    cases = root.findall("testsuite/testcase")
    return [[case.get("classname"), case.get("name"), [child.tag for child in case]] for case in cases]


with open(sys.argv[1], encoding="utf-8") as questions, open(sys.argv[2], "w", encoding="utf-8") as answers:
    for line in questions:
        answers.write(json.dumps(tests_in(json.loads(line))) + "\n")
