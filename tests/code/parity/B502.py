import ssl

ssl.wrap_socket(listener, ssl_version=ssl.PROTOCOL_SSLv3)
