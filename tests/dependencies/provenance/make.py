"""Makes made.json: an authority, a log, and an attestation that both have signed. Needs `cryptography`.

    python tests/dependencies/provenance/make.py > tests/dependencies/provenance/made.json
"""

import base64
import datetime
import hashlib
import json

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

FILE = {"name": "tool-1.4-py3-none-any.whl", "sha256": hashlib.sha256(b"tool 1.4").hexdigest()}
WORKFLOW = "https://github.com/example/tool/.github/workflows/release.yml"
START = datetime.datetime(2026, 1, 2, 3, 4, tzinfo=datetime.timezone.utc)
TYPE = "application/vnd.in-toto+json"


def b64(data):
    return base64.b64encode(data).decode()


def name(text):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def certificate(subject, key, issuer, issuer_key, days=0, minutes=10, extensions=(), ca=False):
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(START - datetime.timedelta(days=days))
        .not_valid_after(START + datetime.timedelta(days=days, minutes=minutes))
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
    )
    for extension in extensions:
        builder = builder.add_extension(extension, critical=False)
    return builder.sign(issuer_key, hashes.SHA256())


def claim(arc, text):
    oid = x509.ObjectIdentifier(f"1.3.6.1.4.1.57264.1.{arc}")
    value = text.encode()
    length = bytes([len(value)]) if len(value) < 128 else bytes([0x81, len(value)])
    return x509.UnrecognizedExtension(oid, b"\x0c" + length + value)


def der(one):
    return b64(one.public_bytes(serialization.Encoding.DER))


def main():
    root_key, middle_key, leaf_key, log_key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(4))
    root = certificate(name("root"), root_key, name("root"), root_key, days=3000, ca=True)
    middle = certificate(name("middle"), middle_key, name("root"), root_key, days=2000, ca=True)
    claims = [
        claim(8, "https://token.actions.githubusercontent.com"),
        claim(12, "https://github.com/example/tool"),
        claim(18, f"{WORKFLOW}@refs/tags/1.4"),
        x509.SubjectAlternativeName([x509.UniformResourceIdentifier(f"{WORKFLOW}@refs/tags/1.4")]),
    ]
    leaf = certificate(x509.Name([]), leaf_key, name("middle"), middle_key, extensions=claims)
    statement = json.dumps(
        {
            "_type": "https://in-toto.io/Statement/v1",
            "subject": [{"name": FILE["name"], "digest": {"sha256": FILE["sha256"]}}],
            "predicateType": "https://docs.example/attestations/publish/v1",
            "predicate": None,
        }
    ).encode()
    signed = f"DSSEv1 {len(TYPE)} {TYPE} {len(statement)} ".encode() + statement
    signature = b64(leaf_key.sign(signed, ec.ECDSA(hashes.SHA256())))
    body = b64(
        json.dumps(
            {
                "apiVersion": "0.0.1",
                "kind": "dsse",
                "spec": {
                    "payloadHash": {"algorithm": "sha256", "value": hashlib.sha256(statement).hexdigest()},
                    "signatures": [
                        {
                            "signature": signature,
                            "verifier": b64(leaf.public_bytes(serialization.Encoding.PEM)),
                        }
                    ],
                },
            }
        ).encode()
    )
    log_public = log_key.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    log_id = hashlib.sha256(log_public).digest()
    times = {}
    for label, moment in [("in time", START + datetime.timedelta(minutes=1)), ("late", START + datetime.timedelta(days=1))]:
        at = int(moment.timestamp())
        promised = json.dumps(
            {"body": body, "integratedTime": at, "logID": log_id.hex(), "logIndex": 7}, separators=(",", ":")
        ).encode()
        times[label] = {
            "logIndex": "7",
            "logId": {"keyId": b64(log_id)},
            "kindVersion": {"kind": "dsse", "version": "0.0.1"},
            "integratedTime": str(at),
            "inclusionPromise": {"signedEntryTimestamp": b64(log_key.sign(promised, ec.ECDSA(hashes.SHA256())))},
            "canonicalizedBody": body,
        }
    print(
        json.dumps(
            {
                "file": FILE,
                "root": {
                    "authorities": [{"chain": [der(middle), der(root)]}],
                    "logs": [{"id": b64(log_id), "key": b64(log_public)}],
                },
                "late": times["late"],
                "provenance": {
                    "version": 1,
                    "attestation_bundles": [
                        {
                            "publisher": {"kind": "GitHub", "repository": "example/tool", "workflow": "release.yml"},
                            "attestations": [
                                {
                                    "version": 1,
                                    "verification_material": {
                                        "certificate": der(leaf),
                                        "transparency_entries": [times["in time"]],
                                    },
                                    "envelope": {"statement": b64(statement), "signature": signature},
                                }
                            ],
                        }
                    ],
                },
            },
            indent=2,
        )
    )


main()
