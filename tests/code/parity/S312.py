import telnetlib

telnetlib.Telnet("switch.internal")
