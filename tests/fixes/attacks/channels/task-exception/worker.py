import asyncio
import pickle
import sys


async def main():
    return pickle.loads(sys.stdin.buffer.read())


async def all():
    print(await asyncio.gather(main(), return_exceptions=True))


asyncio.run(all())
