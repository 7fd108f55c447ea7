import { chmod, mkdtemp, readFile, rm, statfs } from 'node:fs/promises'
import { freemem, tmpdir } from 'node:os'
import { join } from 'node:path'

const memory = '/dev/shm'
/** What a run may lay down at once; measured: well under one. */
const room = 3 * 1024 ** 3

/**
 * The run's temporary files in memory, where the system offers enough of it, in one folder that goes when the run is over: each engine copies a
 * database of 800 small files, which on some disks costs 0.6 s of work, and in memory 0.02 s. What outlives a run keeps its place (`keptFolder`).
 */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (!(await offersRoom())) return undefined
  const before = tmpdir()
  const folder = await mkdtemp(join(memory, 'continuo-tests-'))
  await chmod(folder, 0o711) // the database server is another user where root runs the tests
  process.env['TMPDIR'] = folder
  process.env['KEPT_TMPDIR'] = before
  return () => rm(folder, { recursive: true, force: true, maxRetries: 3 })
}

/** Programs are started from it too, which many containers forbid there. */
const offersRoom = async (): Promise<boolean> => {
  const mounts = await readFile('/proc/self/mounts', 'utf8').catch(() => '')
  const options = mounts.match(/^\S+ \/dev\/shm \S+ (\S+)/m)?.[1]?.split(',')
  if (options === undefined || !options.includes('rw') || options.includes('noexec')) return false
  const { bavail, bsize } = await statfs(memory)
  return Math.min(bavail * bsize, freemem()) > room
}

/** For what one run leaves to the next. */
export const keptFolder = (): string => process.env['KEPT_TMPDIR'] ?? tmpdir()
