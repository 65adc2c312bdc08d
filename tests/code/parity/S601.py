import paramiko
from flask import request

client = paramiko.SSHClient()
client.exec_command("uptime")  # constant


def logs():
    client.exec_command("tail " + request.args["log"])
