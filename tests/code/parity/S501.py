import httpx

httpx.get("https://shop.internal/", verify=False)
