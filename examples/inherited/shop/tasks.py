import smtplib
from email.message import EmailMessage

from celery import Celery

mail = Celery("mail", broker="redis://cache/1")
mail.conf.update(
    task_serializer="pickle",
    accept_content=["pickle", "json"],
)

stock = Celery("stock", broker="redis://cache/2")
stock.conf.update(task_serializer="json", accept_content=["json"])


@mail.task
def send_receipt(order):
    message = EmailMessage()
    message["To"] = order["email"]
    message["Subject"] = "Your receipt"
    message.set_content("Thank you.")
    with smtplib.SMTP("mail", timeout=10) as server:
        server.send_message(message)


@stock.task
def reserve(item, count):
    print("reserved", count, "of", item)
