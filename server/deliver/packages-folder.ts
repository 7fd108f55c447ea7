import { type ReadStream, createReadStream } from 'node:fs'
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Where finished packages lie: `<engine>/<id>.zip`. */
export interface PackagesFolder {
  pathOf(engine: string, id: string): string
  open(engine: string, id: string): Promise<{ stream: ReadStream; bytes: number } | undefined>
  /** Takes away what nobody keeps any more, drafts of what broke off among it; answers how many. */
  sweep(keeps: (engine: string, id: string) => Promise<boolean>): Promise<number>
}

export const packagesFolder = (folder: string): PackagesFolder => {
  const pathOf = (engine: string, id: string): string => {
    if (!/^[a-z0-9_]+$/.test(engine) || !/^pkg_[a-z0-9]+$/.test(id)) throw new Error('not a place of a package')
    return join(folder, engine, `${id}.zip`)
  }
  return {
    pathOf,
    open: async (engine, id) => {
      const path = pathOf(engine, id)
      const found = await stat(path).catch(() => undefined)
      return found && { stream: createReadStream(path), bytes: found.size }
    },
    sweep: async (keeps) => {
      let gone = 0
      for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])) {
        const id = /^(pkg_[a-z0-9]+)\.zip(\.part)?$/.exec(entry.name)?.[1]
        const engine = entry.parentPath.split(/[/\\]/).at(-1) ?? ''
        if (!entry.isFile() || id === undefined || (await keeps(engine, id))) continue
        await rm(join(entry.parentPath, entry.name), { force: true })
        gone++
      }
      return gone
    },
  }
}
