import type { Reader } from '../kernel/reader.ts'
import { type Asset, asset } from './asset.ts'

const mostVersions = 50

/** What it came in place of, itself, and what came in its place; the oldest first. */
export const versionsOf = async (read: Reader, found: Asset): Promise<Asset[]> => {
  const line = [found]
  while (line.length < mostVersions) {
    const before = line[0]?.replaces
    const older = before === undefined ? undefined : await read.get(asset, before)
    if (!older || line.some(({ id }) => id === older.id)) break
    line.unshift(older)
  }
  while (line.length < mostVersions) {
    const [newer] = (await read.list(asset, { replaces: line.at(-1)?.id ?? '' }, { limit: 1 }, { by: 'addedAt', descending: true })).items
    if (!newer || line.some(({ id }) => id === newer.id)) break
    line.push(newer)
  }
  return line
}

/** The last of its versions that is usable; itself when there is none after it. */
export const newestOf = async (read: Reader, found: Asset): Promise<Asset> => {
  const line = await versionsOf(read, found)
  return line.slice(line.findIndex(({ id }) => id === found.id) + 1).findLast(({ state }) => state === 'usable') ?? found
}
