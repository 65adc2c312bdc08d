import asyncio
import pickle
import subprocess
import sys


async def one():
    return (1, 2)


async def start():
    subprocess.run([sys.executable, "worker.py"], input=pickle.dumps({"n": await one()}))


asyncio.run(start())
