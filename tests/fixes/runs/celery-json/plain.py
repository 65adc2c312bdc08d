# cannot run: what changes is what a broker and two processes of Celery agree on
