for name in names:
    try:
        close(name)
    except Exception:
        continue
