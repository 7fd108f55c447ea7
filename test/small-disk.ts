import { execFile } from 'node:child_process'
import { mkdtemp, open, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A folder that can be made too small for what is to be written, and wide again. */
export interface SmallDisk {
  folder: string
  fill(): Promise<void>
  free(): Promise<void>
  close(): Promise<void>
}

/** A disk of its own in memory: the operating system says ENOSPC. Undefined where this process may not mount one. */
export const mountedDisk = async (megabytes: number, owner = { uid: 0, gid: 0 }): Promise<SmallDisk | undefined> => {
  const folder = await mkdtemp(join(tmpdir(), 'continuo-disk-'))
  const options = `size=${megabytes}m,uid=${owner.uid},gid=${owner.gid},mode=700`
  const mounted = await run('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]).then(
    () => true,
    () => false,
  )
  const filler = join(folder, 'filler')
  if (!mounted) {
    await rm(folder, { recursive: true })
    return undefined
  }
  return {
    folder,
    fill: async () => {
      const file = await open(filler, 'a')
      // First by megabytes, then by single bytes of what is left.
      for (let bytes = 1_048_576; bytes >= 1; bytes = Math.floor(bytes / 2)) {
        while (
          await file.write(Buffer.alloc(bytes)).then(
            ({ bytesWritten }) => bytesWritten === bytes,
            () => false,
          )
        );
      }
      await file.close()
    },
    free: () => rm(filler),
    close: async () => {
      await run('umount', [folder])
      await rm(folder, { recursive: true })
    },
  }
}

/**
 * A limit on the size of what this very process may write, set from outside as `ulimit -f` would: the operating system says EFBIG, in the middle of a record.
 * Needs no rights. Undefined where there is no prlimit (util-linux).
 */
export const limitedProcess = async (measured: (folder: string) => Promise<string>): Promise<SmallDisk | undefined> => {
  const limit = (soft: string) => run('prlimit', ['--pid', String(process.pid), `--fsize=${soft}:`])
  const may = await limit('unlimited').then(
    () => true,
    () => false,
  )
  if (!may) return undefined
  const folder = await mkdtemp(join(tmpdir(), 'continuo-limit-'))
  return {
    folder,
    fill: async () => {
      const { size } = await stat(await measured(folder))
      await limit(String(size + 100))
    },
    free: async () => void (await limit('unlimited')),
    close: () => rm(folder, { recursive: true }),
  }
}
