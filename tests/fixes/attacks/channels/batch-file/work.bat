feed.exe | python worker.py
