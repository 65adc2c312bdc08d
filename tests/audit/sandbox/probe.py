"""probe.py ROW SECRET PORT PROCESS DIGEST: tries one thing that hostile code would do, and prints `allowed` or `stopped`."""
import hashlib
import mmap
import os
import socket
import subprocess
import sys

row, secret = sys.argv[1], sys.argv[2]


def files():
    return "secret" in open(secret).read()


def system():
    """The parent tells the digest of the machine's own files."""
    texts = [open(path, "rb").read() for path in ("/etc/passwd", "/etc/hostname")]
    return hashlib.sha256(b"".join(texts)).hexdigest() == sys.argv[5]


def write():
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "written"), "w"):
        return True


def environment():
    return "SECRET" in os.environ


def processes():
    return any(name.isdigit() and int(name) not in (1, 2, os.getpid(), os.getppid()) for name in os.listdir("/proc"))


def network():
    """The parent listens on this port of the machine itself."""
    with socket.create_connection(("127.0.0.1", int(sys.argv[3])), timeout=5):
        return True


def sockets():
    with socket.socket():
        return True


def kill():
    os.kill(int(sys.argv[4]), 0)
    return True


def programs():
    return subprocess.run(["/usr/bin/id"], stdout=subprocess.DEVNULL).returncode == 0


def namespace():
    import ctypes

    libc = ctypes.CDLL(None, use_errno=True)
    return libc.unshare(0x10000000) == 0  # CLONE_NEWUSER


def memory():
    with mmap.mmap(-1, 3 * 2**30) as pages:
        some = b"1" * 2**24
        while pages.tell() < len(pages):
            pages.write(some)
        return True


def disk():
    with open("/tmp/full", "wb") as file:
        try:
            for _ in range(100):
                file.write(bytes(2**20))
            file.flush()
            return True
        finally:
            os.remove("/tmp/full")


def output():
    return True


try:
    print("allowed" if globals()[row]() else "stopped")
except (OSError, MemoryError, subprocess.SubprocessError):
    print("stopped")
