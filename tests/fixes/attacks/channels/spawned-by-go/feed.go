package main

var child = exec.Command("python", "worker.py")
