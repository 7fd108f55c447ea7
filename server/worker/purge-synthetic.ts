import { actorOfFlow } from '../../engine/flow/flow.ts'
import { isRefusal } from '../../engine/kernel/refusal.ts'
import { noTraffic, purge, purgeSynthetic, type SyntheticTraffic } from '../../engine/observe/purge.ts'
import { getThing } from '../store/noun.store.ts'
import { purgeDay, purgeProfiles, syntheticDays } from '../store/purge.store.ts'
import { runs, type Worksite } from './running.ts'

const profilesAtOnce = 2_000

/** One day after the other, then the people; looks before each whether somebody has stopped it. Cut off, it goes on with what is left. */
export const purgingSynthetic = runs(purgeSynthetic, async ({ purge: id }, site) => {
  const { db, engine } = site
  for (const day of await syntheticDays(site)) {
    if (!(await goesOn(site, id))) return
    await advanced(site, id, await purgeDay(db, engine, day))
  }
  for (let profiles = -1; profiles !== 0;) {
    if (!(await goesOn(site, id))) return
    profiles = await purgeProfiles(db, engine, profilesAtOnce)
    await advanced(site, id, { ...noTraffic, profiles }, profiles === 0)
  }
})

const goesOn = async ({ db, engine, signal }: Worksite, id: string): Promise<boolean> => {
  if (signal.aborted) throw new Error('the program stops; the rest is taken away when it is back')
  return (await getThing({ db, engine }, purge, id))?.state === 'running'
}

const advanced = async ({ perform, engine }: Worksite, id: string, removed: SyntheticTraffic, done = false): Promise<void> => {
  const answer = await perform({ engine, actor: actorOfFlow('synthetic-is-purged'), operation: 'purge.advance', input: { id, removed, done } })
  if (isRefusal(answer)) throw new Error(answer.message)
}
