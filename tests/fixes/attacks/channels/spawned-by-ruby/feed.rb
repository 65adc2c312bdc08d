IO.popen("python worker.py", "wb") { |io| io.write(data) }
