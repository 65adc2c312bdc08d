import io
import pickle
import sys

stream = io.BytesIO(sys.stdin.buffer.read())
print(pickle.load(stream), stream.tell())
