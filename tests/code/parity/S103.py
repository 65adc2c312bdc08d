import pathlib

pathlib.Path("/etc/app.conf").chmod(0o666)
