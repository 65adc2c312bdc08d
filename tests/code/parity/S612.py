import logging.config

server = logging.config.listen(9999)
