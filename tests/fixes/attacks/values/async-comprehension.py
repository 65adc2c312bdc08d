import asyncio
import pickle
import subprocess
import sys


async def start(rows):
    found = [row async for row in rows]
    subprocess.run([sys.executable, "worker.py"], input=pickle.dumps(found))


asyncio.run(start(None))
