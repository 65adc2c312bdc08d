const child = require("child_process").spawn("python", ["worker.py"]);
child.stdin.end(data);
