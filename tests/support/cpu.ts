/** Milliseconds of the processor's time that `work` takes on this thread: the same however busy the machine is. */
export function cpuMilliseconds(work: () => void): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}
