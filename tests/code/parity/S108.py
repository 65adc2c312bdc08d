log_file = "/var/tmp/app.log"
