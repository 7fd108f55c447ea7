import type { ActorKind } from '../kernel/actor.ts'
import type { JournalEntry } from '../kernel/journal.ts'
import { person } from '../people/person.ts'

/**
 * An entry of the journal as measures see it: which team, never who. Whatever names a person is taken off before a fold can keep it,
 * so that no measure of a person can be written by mistake.
 */
export interface Trace {
  seq: number
  /** ms UTC */
  at: number
  by: ActorKind
  /** Of a person who acted; a person without a team, an agent and a flow have none. */
  team?: string
  /** The standing flow that acted. */
  flow?: string
  /** seq of the entry that a flow answered */
  cause?: number
  verb: string
  objects: Readonly<Record<string, readonly string[]>>
  detail: Readonly<Record<string, unknown>>
}

const isPerson = (value: unknown): boolean => typeof value === 'string' && value.startsWith(`${person.prefix}_`)

/** `teamOf` answers the team of a person by id. Redacted detail reads as empty. */
export const traceOf = ({ seq, at, actor, verb, objects, detail, cause }: JournalEntry, teamOf: (person: string) => string | undefined): Trace => {
  const byType: Record<string, string[]> = {}
  for (const { type, id } of objects) if (type !== person.name) (byType[type] ??= []).push(id)
  const team = actor.kind === 'person' ? teamOf(actor.id) : undefined
  return {
    seq,
    at: Date.parse(at),
    by: actor.kind,
    ...(team !== undefined && { team }),
    ...(actor.kind === 'flow' && { flow: actor.id }),
    ...(cause !== undefined && { cause }),
    verb,
    objects: byType,
    detail: Object.fromEntries(Object.entries(detail ?? {}).filter(([, value]) => ![value].flat().some(isPerson))),
  }
}

/** The first object of a type. */
export const objectIn = ({ objects }: Trace, type: string): string | undefined => objects[type]?.[0]

/** A text of the detail. */
export const textIn = ({ detail }: Trace, name: string): string | undefined => {
  const value = detail[name]
  return typeof value === 'string' ? value : undefined
}
