try:
    close()
except Exception:
    pass
