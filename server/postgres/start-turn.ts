import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { bornAt } from './process-life.ts'

/**
 * One starter at a time per folder: between "nobody is running" and "I am running" nobody else may tidy up. It lasts for the start alone; what keeps a second
 * Continuo out afterwards is the lease, which the kernel lets go of when its holder dies.
 */
export async function takeTurn(home: string): Promise<() => void> {
  const turn = join(home, 'starting')
  const mine = `${turn}.${process.pid}.${Math.random().toString(36).slice(2)}`
  const me = `${process.pid} ${bornAt(process.pid) ?? ''}`
  writeFileSync(mine, me)
  try {
    // A link appears whole or not at all, which writing a file does not promise.
    while (!linked(mine, turn)) {
      const holder = read(turn)
      if (holder !== undefined && !lives(holder)) clearAway(turn, `${mine}.stale`, holder)
      else await pause(20)
    }
  } finally {
    rmSync(mine, { force: true })
  }
  return () => {
    if (read(turn) === me) rmSync(turn, { force: true })
  }
}

const lives = (holder: string) => {
  const [pid = '', born] = holder.split(' ')
  return bornAt(Number(pid)) === born
}

/** Moves the dead starter's mark aside. Had somebody put a living one there in the meantime, it goes back. */
function clearAway(turn: string, aside: string, dead: string) {
  try {
    renameSync(turn, aside)
  } catch {
    return // somebody else was faster
  }
  if (read(aside) !== dead) linked(aside, turn)
  rmSync(aside, { force: true })
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw thrown
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
