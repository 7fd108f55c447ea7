import { sql } from 'kysely'
import type { Rejected } from '../../engine/audience/batch.ts'
import { type DeadLetter, deadLetters, deadLettersById, longestDeadLetter, settledLetters } from '../../engine/audience/dead-letter.ts'
import type { DeadReason } from '../../engine/audience/event.ts'
import { answering, appending } from './answering.ts'
import { rowsOf, type Scope } from './database.ts'

/** Keeps what was rejected, so that somebody can mend and replay it. */
export const insertDeadLetters = async (scope: Scope, rejected: readonly Rejected[], at: Date, newId: () => string): Promise<void> => {
  if (rejected.length === 0) return
  const rows = rejected.map(({ unfit, where, problem, raw }) => {
    const text = JSON.stringify(raw) ?? 'null'
    const whole = text.length <= longestDeadLetter
    // Kept as text: what is rejected may well be what jsonb refuses.
    return { id: newId(), reason: unfit, place: where, problem, raw: (whole ? text : text.slice(0, longestDeadLetter)).toWellFormed(), whole }
  })
  await sql`insert into dead_letter (engine, id, at, reason, place, problem, raw, whole)
    select ${scope.engine}, r ->> 'id', ${at}, r ->> 'reason', r ->> 'place', r ->> 'problem', r ->> 'raw', (r ->> 'whole')::boolean
    from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as r`.execute(scope.db)
}

interface Row extends Omit<DeadLetter, 'at'> {
  at: Date
}
const letter = ({ at, ...row }: Row): DeadLetter => ({ ...row, at: at.toISOString() })
const columns = sql`id, at, reason, place, problem, raw, whole, state`

export const deadLetterAnswers = [
  answering(deadLetters, async (scope, { state, reason, limit, after }) => {
    const of = sql`engine = ${scope.engine} and state = ${state} ${reason === undefined ? sql`` : sql`and reason = ${reason}`}`
    const rows = await rowsOf(
      scope.db,
      sql<Row>`select ${columns} from dead_letter where ${of} ${after === undefined ? sql`` : sql`and id < ${after}`} order by id desc limit ${limit + 1}`,
    )
    const reasons = await rowsOf(
      scope.db,
      sql<{
        reason: DeadReason
        count: number
      }>`select reason, count(*)::int as count from dead_letter where engine = ${scope.engine} and state = ${state} group by 1 order by 2 desc, 1`,
    )
    const total = reasons.filter((one) => reason === undefined || one.reason === reason).reduce((sum, { count }) => sum + count, 0)
    const next = rows.length > limit ? rows[limit - 1]?.id : undefined
    return { items: rows.slice(0, limit).map(letter), total, reasons, ...(next !== undefined && { next }) }
  }),
  answering(deadLettersById, async (scope, { ids }) =>
    (await rowsOf(scope.db, sql<Row>`select ${columns} from dead_letter where engine = ${scope.engine} and id = any(${ids})`)).map(letter),
  ),
]

export const deadLetterAppends = [
  appending(settledLetters, async (scope, rows) => {
    await sql`update dead_letter d set state = r ->> 'state' from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as r
      where d.engine = ${scope.engine} and d.id = r ->> 'id'`.execute(scope.db)
  }),
]
