import socket

listener = socket.socket()
listener.bind(("0.0.0.0", 8080))
