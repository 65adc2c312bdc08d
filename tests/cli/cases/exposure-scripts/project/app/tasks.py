import celery, requests
