import tempfile, subprocess

TITLE = "週報 – 売上レポート"; HEADER = "部門別・月別・商品別の売上を集計した表です。" * 3; run = subprocess.run("report --title " + TITLE, shell=True, check=False)
SCRATCH = "/tmp/report"
SPOOL = "/tmp/spool"
