import { sql } from 'kysely'
import { flightOf } from '../../engine/guard/flight.ts'
import { answering } from './answering.ts'
import { rowsOf } from './database.ts'

/** From the first day of the campaigns that are not over to the last one; open at the end as soon as one of them is. */
export const answersFlight = answering(flightOf, async (scope, { family }) => {
  const [row] = await rowsOf(
    scope.db,
    sql<{ from: string | null; until: string | null; open: boolean | null }>`
      select min(left(body ->> 'from', 10)) as from, max(left(body ->> 'until', 10)) as until, bool_or(body ->> 'until' is null) as open
      from campaign where engine = ${scope.engine} and coalesce(body ->> 'family', '') = ${family} and body ->> 'state' <> 'ended'`,
  )
  if (!row?.from) return undefined
  return { from: row.from, ...(row.until !== null && row.open !== true && { until: row.until }) }
})
