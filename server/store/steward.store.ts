import { sql } from 'kysely'
import { flowNamed } from '../../engine/kernel/flow-id.ts'
import { verifyChain } from '../../engine/kernel/chain.ts'
import type { JournalEntry } from '../../engine/kernel/journal.ts'
import { chainReport, journalPart } from '../../engine/steward/journal-reading.ts'
import { answering } from './answering.ts'
import { rowsOf, type Scope } from './database.ts'
import { readJournal, tailLength, whichEntries } from './journal.store.ts'

const batch = 2_000

async function* wholeChain(scope: Scope): AsyncGenerator<JournalEntry[]> {
  for (let after = 0; ;) {
    const entries = await readJournal(scope, { after, limit: batch })
    if (entries.length === 0) return
    yield entries
    after = entries.at(-1)?.seq ?? after
  }
}

export const answersChainReport = answering(chainReport, async (scope) => ({
  ...(await verifyChain(wholeChain(scope))),
  unsealed: await tailLength(scope),
}))

const namesOf = async (scope: Scope, ids: readonly string[]): Promise<Map<string, string>> => {
  const rows = await rowsOf(
    scope.db,
    sql<{ id: string; name: string }>`select id, body ->> 'name' as name from person where engine = ${scope.engine} and id = any(${ids as string[]})`,
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export const answersJournalPart = answering(journalPart, async (scope, { before, limit, ...which }) => {
  const entries = await readJournal(scope, { ...which, before, limit })
  const names = await namesOf(scope, [...new Set(entries.map(({ actor }) => actor.id))])
  const [count] = await rowsOf(
    scope.db,
    sql<{ total: number }>`select count(*)::int as total from journal j where j.engine = ${scope.engine} and ${whichEntries(which)}`,
  )
  const items = entries.map(({ prev: _prev, salt: _salt, engine: _engine, detailHash: _detailHash, ...entry }) => ({
    ...entry,
    // Whoever has no row and is no flow was erased.
    name: names.get(entry.actor.id) ?? flowNamed(entry.actor.id) ?? 'erased',
    ...(typeof entry.detail?.['title'] === 'string' && { title: entry.detail['title'] }),
  }))
  return { items, total: count?.total ?? 0 }
})
