import smtplib
from email.message import EmailMessage

from celery import Celery

celery = Celery("shop", broker="redis://cache/1")
celery.conf.update(
    task_serializer="pickle",
    accept_content=["pickle", "json"],
)


@celery.task
def send_receipt(order):
    message = EmailMessage()
    message["To"] = order["email"]
    message["Subject"] = "Your receipt"
    message.set_content("Thank you.")
    with smtplib.SMTP("mail", timeout=10) as server:
        server.send_message(message)
