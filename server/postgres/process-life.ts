import { spawnSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'

/**
 * When a process was born, as a text that two processes with the same number do not share; undefined when it is dead. A zombie counts as dead: in a container
 * without an init nobody reaps it, and `kill(pid, 0)` would call it alive for ever.
 */
export function bornAt(pid: number): string | undefined {
  if (process.platform !== 'linux') {
    const [state = '', ...born] = ask(pid, 'state=,lstart=').split(/\s+/)
    return state === '' || state.startsWith('Z') ? undefined : born.join(' ')
  }
  const stat = readOrNothing(`/proc/${pid}/stat`)
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ') // the name in brackets may hold anything, brackets too
  return stat === '' || fields[0] === 'Z' ? undefined : fields[19]
}

/** Whether the number is taken, be it by a zombie: what PostgreSQL asks of the number in a lock file. */
export function isTaken(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0)
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Whether this process is a PostgreSQL that has made `cluster` its home: a postmaster changes into its data folder and stays there. */
export function runsOn(pid: number, cluster: string): boolean {
  if (bornAt(pid) === undefined) return false
  if (process.platform !== 'linux') return ask(pid, 'command=').includes(cluster)
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === cluster
  } catch {
    return readOrNothing(`/proc/${pid}/cmdline`).split('\0').includes(cluster)
  }
}

const ask = (pid: number, columns: string) => spawnSync('ps', ['-o', columns, '-p', String(pid)], { encoding: 'utf8' }).stdout.trim()

function readOrNothing(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
