./feed | python worker.py
