import app

app.jobs.put(b'I01\n.')
