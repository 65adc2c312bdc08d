import os

os.chmod("/etc/app.conf", mode=0o666)
