import type { Prefetch } from '../../engine/decide/batch.ts'
import { type DecisionRequest, stickOf } from '../../engine/decide/decision.ts'
import type { Sign } from '../../engine/decide/receipt.ts'
import { type Refusal, refuse } from '../../engine/kernel/refusal.ts'
import type { Site } from '../assemble.ts'
import { isDiskFull } from '../store/database.ts'
import type { Ahead } from './ahead.ts'
import { answerText } from './answer-text.ts'
import { asciiJson } from './ascii-json.ts'
import { chanceSeeds } from './chance.ts'
import type { Contents } from './contents.ts'
import { decide, type Decided } from './decide.ts'
import type { InFlight } from './in-flight.ts'
import { newIds } from './new-id.ts'
import type { Records } from './records.ts'
import type { Spending } from './spending.ts'
import type { Standing } from './standing.ts'
import type { Subject, Subjects } from './subjects.ts'

interface Parts {
  sign: Sign
  rules: { now(): Standing }
  people: Subjects
  shown: Contents
  records: Records
  spent: Spending
  flight: InFlight
  told: Ahead
}

export type Hear = (answer: string | Refusal) => void

/** Asked for one decision, for many, or for what would be decided. */
export interface Asking {
  /** Decides at once, and tells the answer when its record is safe and its content there. */
  one(request: DecisionRequest, hear: Hear): void
  many(requests: readonly DecisionRequest[], hear: Hear): void
  /** Nothing is recorded: that comes with the exposure. */
  ahead(prefetch: Prefetch, hear: Hear): void
  counts: { decided: number; refused: number }
}

export const asking = (site: Site, { sign, rules, people, shown, records, spent, flight, told }: Parts): Asking => {
  const newId = newIds('dec', () => site.clock().getTime())
  const newSeed = chanceSeeds()
  const counts = { decided: 0, refused: 0 }

  const tell = (made: Decided, request: DecisionRequest, hear: Hear): void => {
    const { variant, components, locale } = made.record
    const { choice } = made.arbitrated
    const content = variant === undefined || components === undefined || !choice ? undefined : shown.of(choice, variant, components, locale)
    if (!(content instanceof Promise)) return hear(answerText(made, request, content))
    content.then(
      (found) => hear(answerText(made, request, found)),
      (fault: Error) => hear(unkept(fault)),
    )
  }
  const make = (request: DecisionRequest, subject: Subject | undefined, now: Date, beforehand: boolean): Decided | undefined =>
    decide(rules.now(), request, { now, id: newId(), seed: newSeed(), beforehand, sign, subject, spending: spent, micros })

  const record = (request: DecisionRequest, subject: Subject | undefined, hear: Hear): void => {
    const now = site.clock()
    const made = make(request, subject, now, false)
    if (!made) return hear(noPlacement(request.placement))
    const taken = records.keep(made.record, (fault) => (fault ? hear(unkept(fault)) : tell(made, request, hear)))
    counts[taken ? 'decided' : 'refused']++
    if (!taken) return hear(busy)
    if (made.record.campaign !== undefined) flight.made(now.getTime())
    const stick = made.record.sticks && stickOf(made.record)
    if (stick) subject?.sticks.set(request.placement, stick)
  }
  const foretell = (request: DecisionRequest, subject: Subject | undefined, hear: Hear): void => {
    const now = site.clock()
    const made = make(request, subject, now, true)
    if (!made) return hear(noPlacement(request.placement))
    told.keep(made.record)
    if (made.record.campaign !== undefined) flight.made(now.getTime())
    tell(made, request, hear)
  }
  /** What is known of somebody is at hand, or read first. */
  const knowing = (request: DecisionRequest, hear: Hear, go: typeof record): void => {
    const { subject } = request
    const known = subject?.userId === undefined && subject?.anonymousId === undefined ? undefined : people.of(subject)
    if (!(known instanceof Promise)) return go(request, known, hear)
    known.then(
      (found) => go(request, found, hear),
      (error: Error) => hear(unkept(error)),
    )
  }
  return {
    one: (request, hear) => knowing(request, hear, record),
    many: (requests, hear) => together(requests, hear, (request, each) => knowing(request, each, record)),
    ahead: ({ placements, ...shared }, hear) => {
      const requests = (placements ?? [...rules.now().ruleset.placements.keys()]).map((placement) => ({ ...shared, placement }))
      together(requests, hear, (request, each) => knowing(request, each, foretell))
    },
    counts,
  }
}

/** Hears all the answers at once, in the order of the requests; a refusal stands in the place of its answer. */
const together = (requests: readonly DecisionRequest[], hear: Hear, ask: (request: DecisionRequest, hear: Hear) => void): void => {
  const answers = requests.map(() => '')
  let missing = requests.length
  if (missing === 0) return hear('{"answers":[]}')
  for (const [at, request] of requests.entries()) {
    ask(request, (answer) => {
      answers[at] = typeof answer === 'string' ? answer : asciiJson(answer)
      if (--missing === 0) hear(`{"answers":[${answers.join(',')}]}`)
    })
  }
}

const micros = (): number => performance.now() * 1_000

const busy = refuse('busy', 'More decisions are asked for than the disk can keep.', { remedy: 'Ask again in a moment.' })
const noPlacement = (key: string): Refusal =>
  refuse('notFound', `No live placement is called ${key}.`, { where: [{ path: 'placement', problem: 'unknown or retired' }] })
const unkept = (error: unknown): Refusal =>
  isDiskFull(error)
    ? refuse('storageFull', 'The disk is full, so no decision can be kept, and none was made.')
    : refuse('failed', 'The record of the decision could not be written, so it was not made.')
