"""python3 cost.py COMMAND…: seconds of the clock, seconds of all its processes, and the peak of memory in MB."""
import resource, subprocess, sys, time

started = time.perf_counter()
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
wall = time.perf_counter() - started
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
print(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
