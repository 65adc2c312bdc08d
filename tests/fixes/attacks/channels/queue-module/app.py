import pickle
from multiprocessing import Manager, Process

jobs = Manager().Queue()


def work():
    print(pickle.loads(jobs.get()))


def start(rows):
    Process(target=work).start()
    jobs.put(pickle.dumps({"n": len(rows)}))


start([1])
