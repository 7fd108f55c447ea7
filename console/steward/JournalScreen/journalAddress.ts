import { flowId } from '../../../engine/kernel/flow-id.ts'
import type { Operations } from '../../api/operations.ts'
import { refused } from '../../api/journalLine.ts'
import { spaced } from '../../format/spaced.ts'
import { strings } from '../../strings.ts'

const { journal: words } = strings

/** The number of an entry as an address says it; undefined where it is none. */
export const seqIn = (said: string): number | undefined => (/^[1-9]\d{0,14}$/.test(said) ? Number(said) : undefined)

/** An entry opened where one looks at the journal, whichever part of it. */
export const hrefOfEntry = (address: URLSearchParams, seq: number): string => {
  const next = new URLSearchParams(address)
  next.set('entry', String(seq))
  return `/journal?${next.toString()}`
}

/** The same part of the journal, at its newest. */
export const hrefOfNewest = (address: URLSearchParams): string => {
  const next = new URLSearchParams(address)
  next.delete('entry')
  return `/journal${next.size > 0 ? `?${next.toString()}` : ''}`
}

/** What the address narrows the journal to, in words; things by what they are called now. */
export const narrowed = (address: URLSearchParams, names: Readonly<Record<string, string>> = {}): string | undefined => {
  const [refusals, flow] = [address.get('refused'), address.get('flow')]
  if (refusals !== null) return words.refusalsOf(refusals)
  const thing = thingIn(address)
  return flow !== null
    ? words.stepsOf(flow)
    : thing && words.about(spaced(thing.type), names[thing.id] === undefined ? thing.id : `“${names[thing.id]}”`)
}

/** The one thing that an address asks about. */
export const thingIn = (address: URLSearchParams): { type: string; id: string } | undefined => {
  const [type, id] = [address.get('type'), address.get('id')]
  return type && id ? { type, id } : undefined
}

/** The same as a question to the engine. The steps of a flow are counted without its refusals, as its own line counts them. */
export const whichOf = (address: URLSearchParams): Omit<Operations['journal.list']['input'], 'limit' | 'before'> => {
  const [refusals, flow, since] = [address.get('refused'), address.get('flow'), seqIn(address.get('since') ?? '')]
  if (refusals !== null) return { verb: [refused], object: { type: 'flow', id: refusals } }
  const object = thingIn(address)
  if (flow === null) return object ? { object } : {}
  return { by: flowId(flow), without: [refused], ...(since !== undefined && { since }) }
}
