import hashlib

hashlib.sha1(b"page")
