import marshal
import sys

marshal.load(sys.stdin.buffer)
