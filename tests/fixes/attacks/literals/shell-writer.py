import subprocess


def save(limits):
    with open("limits.txt", "w") as stream:
        stream.write(repr({"count": len(limits)}))


def reset():
    subprocess.run("echo 'dict(count=0)' > limits.txt", shell=True)


def load():
    with open("limits.txt") as stream:
        return eval(stream.read())
