import hashlib

hashlib.new("md5", b"page")
