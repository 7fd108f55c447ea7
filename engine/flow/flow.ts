import { z } from 'zod'
import { flowId } from '../kernel/flow-id.ts'
import type { JournalEntry } from '../kernel/journal.ts'
import { Entity, noun } from '../kernel/noun.ts'
import type { Reader } from '../kernel/reader.ts'

/** An operation to perform. */
export interface Act {
  operation: string
  input: unknown
}

/**
 * What a flow does about an entry: an operation to perform, one for each of several things, or the reason why there is nothing to do.
 * `of` names the thing, so that each is done once, however many others are found when the entry is answered again.
 */
export type Step = Act | { each: readonly (Act & { of: string })[] } | { rest: string }

/**
 * A standing flow: journal entry → condition → operation. It acts through the one door, as an actor of kind `flow`,
 * with the entry as its cause, so that whatever it does can be seen, traced and refused like anybody's work.
 */
export interface Flow<F = unknown> {
  /** `when-then`, as its file */
  name: string
  why: string
  /** when, if and then as one sentence for the console */
  sentence: string
  /** the verbs that it wakes up for */
  when: readonly string[]
  load(read: Reader, entry: JournalEntry): Promise<F>
  /** Pure. */
  answer(facts: F, entry: JournalEntry, now: Date): Step
}

export const flow = <F>(record: Flow<F>): Flow => record as Flow

/** Flows that answer flows stop here, so that no circle of them can run for ever. */
export const deepest = 6

/** A flow that the engine has switched off; without such a setting it runs. */
export const FlowSetting = Entity.extend({ flow: z.string(), runs: z.boolean() })
export type FlowSetting = z.infer<typeof FlowSetting>
export const flowSetting = noun('flow_setting', 'flw', FlowSetting, ['flow'])

/** Who a flow is in the journal. */
export const actorOfFlow = (name: string) => ({ kind: 'flow' as const, id: flowId(name), name, roles: ['flow' as const] })

/** The first id of one type among the objects of an entry. */
export const objectOf = (entry: JournalEntry, type: string): string | undefined => entry.objects.find((object) => object.type === type)?.id
