"""Reads inventories with libraries of others and says what they make of them. usage: read.py FORMAT FILE

Prints OK and a count of components and of relations, or what is wrong; exits with 1 then, with 3 where the library is
not installed.
"""
import json
import sys


def cyclonedx(path):
    from cyclonedx.model.bom import Bom
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    text = open(path, encoding="utf-8").read()
    fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if fault is not None:
        return str(fault)
    bom = Bom.from_json(json.loads(text))
    bom.validate()
    return len(bom.components), sum(len(one.dependencies) for one in bom.dependencies)


def spdx(path):
    from spdx_tools.spdx.parser.parse_anything import parse_file
    from spdx_tools.spdx.validation.document_validator import validate_full_spdx_document

    document = parse_file(path)
    faults = validate_full_spdx_document(document)
    if faults:
        return "; ".join(fault.validation_message for fault in faults)
    kinds = [one.relationship_type.name for one in document.relationships]
    return len(document.packages) - 1, kinds.count("DEPENDS_ON")


def spdx3(path):
    from spdx_python_model import v3_0_1 as spdx

    objects = spdx.SHACLObjectSet()
    with open(path, "rb") as file:
        spdx.JSONLDDeserializer().read(file, objects)
    missing = objects.link()
    if missing:
        return "these are named and not there: " + ", ".join(sorted(map(str, missing)))
    relations = list(objects.foreach_type(spdx.Relationship))
    return sum(1 for _ in objects.foreach_type(spdx.software_Package)) - 1, sum(len(one.to) for one in relations)


try:
    told = {"cyclonedx": cyclonedx, "spdx": spdx, "spdx3": spdx3}[sys.argv[1]](sys.argv[2])
except ModuleNotFoundError as error:
    print(error)
    sys.exit(3)
if isinstance(told, str):
    print(told)
    sys.exit(1)
print("OK", *told)
