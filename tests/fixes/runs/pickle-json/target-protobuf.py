# needs: protobuf==7.36.2 grpcio==1.85.1 grpcio-tools==1.85.1 setuptools==80.9.0 typing_extensions==4.16.0
import protoc


def cases():
    yield "what the parent sends", lambda: script("parent.py")
    yield "what ends too soon", lambda: script("worker.py", input=b"\x80")


def attacks():
    yield "what another sends", lambda: script("worker.py", input=harm.PICKLE)
