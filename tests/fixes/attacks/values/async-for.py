import pickle
import subprocess
import sys
import asyncio


async def read():
    return (1, 2)


def start(rows):
    pass
    return subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": asyncio.run(read())}), check=True)


start([1, 2])
