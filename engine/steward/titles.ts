import { brief } from '../brief/brief.ts'
import { family } from '../create/family.ts'
import type { Reader } from '../kernel/reader.ts'
import { signal } from '../learn/signal.ts'

/** What things are called now, by id. Folds keep no names: they may change, or have to be erased. */
export const titlesOf = async (read: Reader, things: readonly { type: string; id: string }[]): Promise<Map<string, string>> => {
  // The same family on an earlier round bears a suffix.
  const ids = (type: string) => [...new Set(things.filter((thing) => thing.type === type).map(({ id }) => id.split('~', 1)[0] ?? id))]
  const briefs = await read.all(brief, { id: ids(brief.name) })
  const families = await read.all(family, { id: ids(family.name) })
  const signals = await read.all(signal, { id: ids(signal.name) })
  return new Map([
    ...briefs.map(({ id, title }) => [id, title] as const),
    ...families.map(({ id, name }) => [id, name] as const),
    ...signals.map(({ id, statement }) => [id, statement] as const),
  ])
}
