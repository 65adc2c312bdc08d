from Crypto.Hash import MD4

MD4.new()
