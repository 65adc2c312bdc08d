import os
import subprocess

os.system("/bin/tar cf all.tar *")
subprocess.Popen("/bin/chmod 600 *", shell=True)
subprocess.Popen(["/bin/chmod", "600", "*"])  # constant: no shell reads the star
os.system("/bin/ls *")  # constant: no file can make ls do anything else
