/** A file as it lies in the folder now. */
export interface Lying {
  /** below the folder, with / between */
  path: string
  hash: string
}

/** What the library has of it. */
export interface Mirrored {
  id: string
  key: string
  path: string
  hash: string
}

export type Step =
  | { what: 'same' | 'retired' | 'added'; path: string }
  | { what: 'changed' | 'gone'; path: string; of: Mirrored }
  | { what: 'renamed'; path: string; of: Mirrored }
  | { what: 'twice'; path: string; of: Mirrored }

/**
 * What has to be done so that the library follows the folder. Bytes are told first, by their hash, wherever they went; then what has other bytes at the same place. Nothing
 * is remembered but what the library itself knows, so that another machine goes on where this one stopped.
 */
export const planOf = (files: readonly Lying[], current: readonly Mirrored[], retired: readonly Mirrored[] = []): Step[] => {
  const here = new Map(files.map((file) => [file.path, file]))
  const hashes = new Set(files.map(({ hash }) => hash))
  const byPath = new Map(current.map((one) => [one.path, one]))
  const byHash = new Map(current.map((one) => [one.hash, one]))
  const ended = new Set(retired.map(({ hash }) => hash))
  const moved = new Set<string>()
  const stepOf = ({ path, hash }: Lying): Step => {
    const of = byHash.get(hash)
    if (of?.path === path) return { what: 'same', path }
    if (of && here.get(of.path)?.hash !== hash && !moved.has(of.id)) {
      moved.add(of.id)
      return { what: 'renamed', path, of }
    }
    if (of) return { what: 'twice', path, of }
    if (ended.has(hash)) return { what: 'retired', path }
    const before = byPath.get(path)
    return before && !hashes.has(before.hash) ? { what: 'changed', path, of: before } : { what: 'added', path }
  }
  const steps = files.toSorted((a, b) => (a.path < b.path ? -1 : 1)).map(stepOf)
  const gone = current.filter((one) => !here.has(one.path) && !moved.has(one.id))
  return [...steps, ...gone.map((of): Step => ({ what: 'gone', path: of.path, of }))]
}
