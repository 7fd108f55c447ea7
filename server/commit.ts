import type { Transaction } from 'kysely'
import type { Change, Save } from '../engine/kernel/change.ts'
import { clearEngine } from './store/clear.store.ts'
import type { Scope } from './store/database.ts'
import { keepEarlier } from './store/earlier.store.ts'
import { appendHappenings, type Occasion } from './store/journal.store.ts'
import { dropThing, putThing } from './store/noun.store.ts'
import { appends } from './store/sources.ts'
import { addTasks } from './store/task.store.ts'

/** Writes the whole of a Change inside the transaction that it was decided in: rows, journal, tasks. */
export const commit = async (
  tx: Transaction<unknown>,
  engine: string,
  change: Change<unknown>,
  occasion: Occasion,
  attempts: (task: string) => number,
): Promise<void> => {
  const scope: Scope = { db: tx, engine }
  for (const save of change.save ?? []) await write(scope, save, occasion)
  await appendHappenings(scope, change.journal ?? [], occasion)
  await addTasks(scope, change.tasks ?? [], attempts)
}

const write = async (scope: Scope, save: Save, occasion: Occasion): Promise<void> => {
  if (save.act === 'put') {
    if (save.noun.keepsEarlier) await keepEarlier(scope, save, occasion)
    return putThing(scope, save)
  }
  if (save.act === 'drop') return dropThing(scope, save)
  if (save.act === 'clear') return clearEngine(scope, save.left)
  const append = appends.get(save.ledger)
  if (!append) throw new Error(`no store keeps the ledger ${save.ledger}`)
  return append(scope, save.rows)
}
