import { readdir, readFile } from 'node:fs/promises'

/** Microseconds that Linux counts in one tick of a process's clock. */
const tickMicros = 10_000

/** Processor time of a process and of the node processes below it, in microseconds, all threads together; the database's own is left out. */
export const processorMicros = async (root: number): Promise<number> => {
  const known = new Map<number, { parent: number; name: string; ticks: number }>()
  for (const name of await readdir('/proc')) {
    const stat = /^\d+$/.test(name) ? await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '') : ''
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (stat)
      known.set(Number(name), {
        parent: Number(fields[1]),
        name: stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')')),
        ticks: Number(fields[11]) + Number(fields[12]),
      })
  }
  const below = (pid: number): boolean => {
    const parent = known.get(pid)?.parent ?? 0
    return pid === root || (parent > 1 && below(parent))
  }
  let ticks = 0
  for (const [pid, one] of known) if (!one.name.startsWith('postgres') && below(pid)) ticks += one.ticks
  return ticks * tickMicros
}
