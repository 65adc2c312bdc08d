"""python3 checkpoint.py OUT PICKLE BYTES: a stored zip archive as torch.save writes it, with storages of zeros."""
import sys, zipfile

out, pickle, size = sys.argv[1], sys.argv[2], int(sys.argv[3])
PIECE = 16 << 20
zeros = bytes(PIECE)
with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive, open(pickle, "rb") as file:
    archive.writestr("model/data.pkl", file.read())
    for number in range(size // PIECE):
        archive.writestr(f"model/data/{number}", zeros)
    archive.writestr("model/version", "3\n")
