with open("/tmp/report.csv", "w") as report:
    report.write("done")
