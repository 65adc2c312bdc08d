# cannot run: it needs a server that aiohttp finds, and two versions of aiohttp
