import yaml


async def read(path):
    async with open(path) as stream:
        return yaml.load(await stream.read(), Loader=yaml.Loader)
