import ftplib

ftplib.FTP("files.internal")
