# dangerous: commands.getoutput is subprocess.getoutput
PROTO 2
GLOBAL commands getoutput
SHORT_BINUNICODE "id"
TUPLE1
REDUCE
STOP
