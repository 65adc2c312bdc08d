import pickle
from multiprocessing import Manager, Process


def work(jobs):
    while True:
        data = jobs.get()
        if data is None:
            break
        print(pickle.loads(data))


def start(rows):
    jobs = Manager().Queue()
    process = Process(target=work, args=(jobs,))
    process.start()
    jobs.put(pickle.dumps({"n": (len(rows), 1)}))
    jobs.put(None)
    process.join()


start([1])
