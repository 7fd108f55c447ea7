import { sql } from 'kysely'
import { type Folded, foldedJournal, foldIn, unfolded } from '../../engine/steward/fold.ts'
import { folds } from '../../engine/steward/folds.ts'
import { traceOf } from '../../engine/steward/trace.ts'
import { answering } from './answering.ts'
import { type Db, rowsOf, type Scope } from './database.ts'
import { readJournal } from './journal.store.ts'

const batch = 2_000
/** Entries after which a new bookmark is written: folding so many again takes well under a second. */
const bookmarkEvery = 10_000

interface Kept {
  folded: Folded
  bookmark: number
}

/** What this process has folded, by connection and engine. A transaction begins from the bookmark and keeps nothing. */
const kept = new WeakMap<Db, Map<string, Promise<Kept>>>()

/**
 * The folds up to the newest sealed entry. They are kept in memory and caught up when somebody asks, which costs what was sealed since;
 * every process may do so, since they follow from the journal alone.
 */
export const answersFoldedJournal = answering(foldedJournal, async (scope) => {
  const engines = kept.get(scope.db) ?? new Map<string, Promise<Kept>>()
  kept.set(scope.db, engines)
  const before = engines.get(scope.engine)
  // One after the other; after a failure the next begins again from the bookmark.
  const caughtUp = (before ?? Promise.reject(new Error('nothing kept'))).catch(() => fromBookmark(scope)).then((found) => catchUp(scope, found))
  engines.set(scope.engine, caughtUp)
  return (await caughtUp).folded
})

const catchUp = async (scope: Scope, found: Kept): Promise<Kept> => {
  const { folded } = found
  const teams = new Map<string, string | undefined>()
  for (;;) {
    const entries = await readJournal(scope, { after: folded.seq, limit: batch })
    await readTeams(
      scope,
      teams,
      entries.map(({ actor }) => actor.id),
    )
    for (const entry of entries)
      foldIn(
        folds,
        folded,
        traceOf(entry, (person) => teams.get(person)),
      )
    if (entries.length < batch) break
  }
  if (folded.seq - found.bookmark < bookmarkEvery) return found
  await writeBookmark(scope, folded)
  return { folded, bookmark: folded.seq }
}

const readTeams = async (scope: Scope, teams: Map<string, string | undefined>, people: readonly string[]): Promise<void> => {
  const unknown = [...new Set(people)].filter((id) => !teams.has(id))
  if (unknown.length === 0) return
  for (const id of unknown) teams.set(id, undefined)
  const rows = await rowsOf(
    scope.db,
    sql<{ id: string; team: string }>`select id, body ->> 'team' as team from person
      where engine = ${scope.engine} and id = any(${unknown}) and body ->> 'team' is not null`,
  )
  for (const { id, team } of rows) teams.set(id, team)
}

/** Where the folds were left, if all of them were left at the same entry in the shape that they have now; else their beginning. */
const fromBookmark = async (scope: Scope): Promise<Kept> => {
  const rows = await rowsOf(
    scope.db,
    sql<{ fold: string; shape: number; seq: number; state: unknown }>`select fold, shape, seq, state from fold_state where engine = ${scope.engine}`,
  )
  const states = folds.map(({ name, shape }) => rows.find((row) => row.fold === name && row.shape === shape))
  const seq = states[0]?.seq
  if (seq === undefined || states.some((row) => row?.seq !== seq)) return { folded: unfolded(folds), bookmark: 0 }
  return { folded: { seq, states: Object.fromEntries(states.map((row) => [row?.fold, row?.state])) }, bookmark: seq }
}

/** Moves forward only: of two processes the one that has come further wins. */
const writeBookmark = async (scope: Scope, { seq, states }: Folded): Promise<void> => {
  const rows = folds.map(({ name, shape }) => ({ fold: name, shape, state: states[name] }))
  await sql`insert into fold_state as held (engine, fold, shape, seq, state)
    select ${scope.engine}, f ->> 'fold', (f ->> 'shape')::int, ${seq}::bigint, f -> 'state' from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as f
    on conflict (engine, fold) do update set shape = excluded.shape, seq = excluded.seq, state = excluded.state
      where held.seq < excluded.seq or held.shape <> excluded.shape`.execute(scope.db)
}
