import ftplib
