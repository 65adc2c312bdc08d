from paramiko import AutoAddPolicy, SSHClient

client = SSHClient()
client.set_missing_host_key_policy(AutoAddPolicy)
