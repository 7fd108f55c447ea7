import { readFile, stat } from 'node:fs/promises'
import { unzipSync } from 'fflate'
import { type Packed, packedIn } from '../../engine/create/coming-in.ts'
import { type Refusal, refuse } from '../../engine/kernel/refusal.ts'

const mostBytes = 2_000_000_000

/** What lies in a ZIP file, each entry unpacked when it is its turn. */
export const unzip = async (path: string): Promise<Packed[] | Refusal> => {
  const { size } = await stat(path)
  if (size > mostBytes)
    return refuse('tooLarge', `${path} weighs ${Math.round(size / 1e9)} GB, 2 GB allowed.`, { remedy: 'Send it in parts, or as a folder.' })
  return packedIn(path, await readFile(path), unzipSync)
}
