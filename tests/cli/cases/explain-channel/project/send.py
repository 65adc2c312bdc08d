import pickle
import socket


def send(sock, rows, name):
    sock.sendall(pickle.dumps({"n": len(rows), "name": name}))


def take(sock):
    return pickle.loads(sock.recv(100))
