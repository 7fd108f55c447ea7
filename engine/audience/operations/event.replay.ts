import { z } from 'zod'
import { takeEvent } from '../batch.ts'
import { append, happened } from '../../kernel/change.ts'
import { command } from '../../kernel/operation.ts'
import { refuse } from '../../kernel/refusal.ts'
import { type DeadLetter, deadLettersById, replayedEvents, settledLetters } from '../dead-letter.ts'
import { DeadReason } from '../event.ts'
import { oldestDayKept } from '../event-log.ts'
import { arriving } from '../normalise.ts'

export const replayEvents = command({
  name: 'event.replay',
  summary: 'Send dead letters again, as they are or mended',
  input: z.strictObject({
    ids: z.array(z.string()).min(1).max(500),
    mended: z.record(z.string(), z.record(z.string(), z.unknown())).default({}).describe('id of a letter → the event as it should have been'),
  }),
  output: z.object({
    replayed: z.array(z.string()),
    still: z
      .array(z.object({ id: z.string(), reason: DeadReason, where: z.string(), problem: z.string() }))
      .describe('letters that still do not fit'),
  }),
  roles: ['owner', 'decisionEngineer', 'creativeTechnologist'],
  load: (read, { ids }) => read.ask(deadLettersById, { ids }),
  decide: (letters, { ids, mended }, { now, newId }) => {
    const missing = ids.filter((id) => !letters.some((letter) => letter.id === id && letter.state === 'open'))
    if (missing.length > 0)
      return refuse('notFound', `Not among the open letters: ${missing.slice(0, 5).join(', ')}.`, {
        where: missing.slice(0, 20).map((id) => ({ path: 'ids', problem: id })),
      })
    const read = letters.map((letter) => {
      const arrival = arriving(now, oldestDayKept(now))
      return { id: letter.id, taken: takeEvent(mended[letter.id] ?? rawOf(letter), arrival, () => newId('msg')) }
    })
    const still = read.flatMap(({ id, taken }) => ('unfit' in taken ? [{ id, reason: taken.unfit, where: taken.where, problem: taken.problem }] : []))
    const fit = read.flatMap(({ id, taken }) => ('unfit' in taken ? [] : [{ id, ...taken }]))
    return {
      answer: { replayed: fit.map(({ id }) => id), still },
      save: [
        append(
          replayedEvents,
          fit.map(({ day, text }) => ({ day, text })),
        ),
        append(
          settledLetters,
          fit.map(({ id }) => ({ id, state: 'replayed' as const })),
        ),
      ],
      ...(fit.length > 0 && { journal: [happened('event.replayed', {}, { letters: fit.length, mended: Object.keys(mended).length })] }),
    }
  },
})

const rawOf = ({ raw, whole }: DeadLetter): unknown => (whole ? (JSON.parse(raw) as unknown) : undefined)
