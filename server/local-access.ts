import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** How programs of the same user on the same machine reach the running engine: written at start, readable by that user alone. */
export interface LocalAccess {
  url: string
  token: string
}

export const localAccessFile = (folder: string): string => join(folder, 'local-access.json')

export const writeLocalAccess = async (folder: string, access: LocalAccess): Promise<void> => {
  const file = localAccessFile(folder)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(`${file}.new`, JSON.stringify(access), { mode: 0o600 })
  await rename(`${file}.new`, file)
}

export const readLocalAccess = async (folder: string): Promise<LocalAccess | undefined> => {
  try {
    return JSON.parse(await readFile(localAccessFile(folder), 'utf8')) as LocalAccess
  } catch {
    return undefined
  }
}
