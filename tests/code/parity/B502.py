import ssl

ssl.SSLContext(ssl.PROTOCOL_SSLv3)
