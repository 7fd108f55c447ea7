import { sql } from 'kysely'
import { familiesSeen, type Shows } from '../../engine/approve/unseen-pairs.ts'
import { answering } from './answering.ts'
import { rowsOf } from './database.ts'

/** The editions that a person said yes to, each once. */
export const answersFamiliesSeen = answering(familiesSeen, async (scope, { components }) => {
  if (components.length === 0) return []
  const rows = await rowsOf(
    scope.db,
    sql<Shows>`
      select distinct on (e.id) e.body #> '{frozen,family,slots}' as slots, e.body #> '{frozen,family,constraints}' as constraints
      from approval as a
      join edition as e on e.engine = a.engine and coalesce(e.body ->> 'hash', '') = a.body #>> '{subject,hash}'
      where a.engine = ${scope.engine} and coalesce(a.body ->> 'state', '') = 'approved' and a.body ->> 'passed' = 'false'
        and a.body #>> '{subject,kind}' = 'family'
        and exists (
          select from jsonb_each(e.body #> '{frozen,family,slots}') as slot
          where slot.value ?| ${sql.val([...components])}::text[]
        )`,
  )
  return rows
})
