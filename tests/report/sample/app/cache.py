import hmac
import pickle


class Cache:
	def __init__(self, redis, key):
		self.redis = redis
		self.key = key

	def get(self, name):
		blob = self.redis.get(name)
		if blob is None:
			return None
		return pickle.loads(
			decompress(
				blob,
				level=9,
				strict=True,
			)
		)

	def get_signed(self, name):
		tag, blob = self.redis.get(name).split(b".", 1)
		if not hmac.compare_digest(tag, hmac.digest(self.key, blob, "sha256")):
			raise ValueError(name)
		return pickle.loads(blob)
