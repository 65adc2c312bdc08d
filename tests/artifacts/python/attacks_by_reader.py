"""
Files by somebody who has read our source, as {name: base64}: operations of TensorFlow that no list had, operators of torchvision that
write files, templates under other keys, texts in other letters, signatures in front, archives behind archives. attacks.test.ts says
what must be said of each. Made here, never loaded.
"""
import base64
import hashlib
import hmac
import io
import json
import pickle
import sqlite3
import struct
import sys
import tarfile
import tempfile
import zlib

from attacks import EVIL, EVIL2, field, zipped

files = {}


# Operations that read, write and send; what ends in a number is another version of one that was known
def node(name, operation, *more):
    return field(1, field(1, name) + field(2, operation) + b"".join(more))


def saved_model(*nodes):
    return b"\x08\x01" + field(2, field(1, field(5, b"2")) + field(2, b"".join(nodes)))


for operation in """SnapshotDatasetV2 SnapshotDatasetReader DistributedSave CreateSummaryDbWriter DebugNumericSummaryV2 DebugNanCount DataServiceDatasetV4
        RegisterDatasetV2 BigQueryReader BigtableClient RpcCall TryRpc FileSystemSetConfiguration WriteRawProtoSummary ExperimentalSaveDataset
        LMDBReader TFRecordReaderV2 TextLineReaderV2 MatchingFilesDataset TextLineDatasetV2 FixedLengthRecordDatasetV2 CSVDatasetV2 SqlDataset
        LMDBDataset ExperimentalLMDBDataset CacheDatasetV2 LoadDatasetV2 OpaquePyFunc IO>FileRead Save SaveSlices""".split():
    files[f"operation {operation.replace('>', ' ')}/saved_model.pb"] = saved_model(node(b"a", operation.encode()))
output = field(5, field(1, b"output_stream") + field(2, field(2, b"file:///home/user/.bashrc")))
files["operation that prints to a file/saved_model.pb"] = saved_model(node(b"a", b"PrintV2", output))


# Operators of torchvision are known, but for those that reach files
def script(line):
    return zipped(("m/data.pkl", b"\x80\x02c__torch__\nM\n)\x81}b."), ("m/code/__torch__.py",
        b"class M(Module):\n  def forward(self: __torch__.M, x: Tensor) -> Tensor:\n    " + line + b"\n    return x\n"),
        ("m/version", b"3\n"), ("m/constants.pkl", b"\x80\x02)."))


files["read by torchvision.pt"] = script(b'y = ops.image.read_file("/etc/passwd")')
files["written by torchvision.pt"] = script(b'_0 = ops.image.write_file("/home/user/.bashrc", x)')


# Templates under other keys
def gguf(**values):
    def string(value):
        return struct.pack("<Q", len(value.encode())) + value.encode()

    data = b"GGUF" + struct.pack("<IQQ", 3, 0, len(values))
    for key, value in values.items():
        many = struct.pack("<IIQ", 9, 8, len(value)) + b"".join(map(string, value)) if isinstance(value, list) else None
        data += string(key.replace("__", ".")) + (many or struct.pack("<I", 8) + string(value))
    return data + bytes(-len(data) % 32)


ESCAPE = "{{ cycler.__init__.__globals__.os.popen('id').read() }}"
files["templates in a list.gguf"] = gguf(tokenizer__chat_templates=["{{ x }}", ESCAPE])
files["template in a list.gguf"] = gguf(tokenizer__chat_template=[ESCAPE])
files["template of a prompt.gguf"] = gguf(general__prompt_template=ESCAPE)
files["template of an adapter.gguf"] = gguf(adapter__chat_template=ESCAPE)

# A signature in front
for algorithm in "md5", "sha1", "sha224", "sha256", "sha384", "sha512":
    digest = hmac.new(b"key", EVIL, algorithm)
    files[f"behind bytes of {algorithm}.session"] = digest.digest() + EVIL
    files[f"behind digits of {algorithm}.session"] = digest.hexdigest().encode() + EVIL
    files[f"behind digits of {algorithm} and a mark.session"] = digest.hexdigest().encode() + b":" + EVIL2
    files[f"packed behind bytes of {algorithm}.session"] = digest.digest() + EVIL2

# Letters in other places
letters = base64.b64encode(EVIL)
files["dump.sql"] = b"INSERT INTO t VALUES (1, X'" + EVIL.hex().encode() + b"');\n"
files["dump of letters.sql"] = b"COPY t (a) FROM stdin;\n" + letters + b"\n\\.\n"
files["dump of escapes.sql"] = b"INSERT INTO t VALUES ('\\\\x" + EVIL.hex().encode() + b"');\n"
files["message.eml"] = b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(EVIL)
files["armour.pem"] = b"-----BEGIN PICKLE-----\n" + base64.encodebytes(EVIL) + b"-----END PICKLE-----\n"
for encoding in "UTF-16le", "UTF-16be":
    with tempfile.TemporaryDirectory() as folder:
        with sqlite3.connect(f"{folder}/x.db") as database:
            database.execute(f'pragma encoding="{encoding}"')
            database.execute("create table t (a text, b text)")
            database.execute("insert into t values (?, ?)", ("a", letters.decode()))
            database.execute("insert into t values (?, ?)", ("b", base64.b64encode(zlib.compress(EVIL)).decode()))
        database.close()
        with open(f"{folder}/x.db", "rb") as made:
            files[f"letters in {encoding}.db"] = made.read()


def tar(name, data):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        info = tarfile.TarInfo(name)
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


# What is built on Hydra makes of the hyperparameters of a checkpoint
def checkpoint(data):
    return zipped(("a/data.pkl", data), ("a/version", b"3\n"))


target = {"hyper_parameters": {"optim": {"_target_": "os.system", "command": "id"}}, "state_dict": {}}
for protocol in 2, 4, 5:
    files[f"target of a checkpoint of protocol {protocol}.ckpt"] = checkpoint(pickle.dumps(target, protocol))
files["target that is fetched.nemo"] = tar("model_weights.ckpt", checkpoint(pickle.dumps({"cfg": {"a": [{"_target_": "hydra.utils.get_method", "path": "os.system"}]}}, 2)))

# Archives behind the end of archives
notes = tar("notes.txt", b"nothing")
files["tar behind a tar.tar"] = notes + tar("model.pkl", EVIL)
files["pickle behind a tar.tar"] = notes + EVIL
files["zip behind a tar.tar"] = notes + zipped(("model.pkl", EVIL))

if __name__ == "__main__":
    json.dump({name: base64.b64encode(data).decode() for name, data in files.items()}, sys.stdout)
