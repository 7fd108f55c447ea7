import { counted } from '../../engine/kernel/counted.ts'
import { isRefusal, type Refusal } from '../../engine/kernel/refusal.ts'
import type { Connected } from '../connection.ts'
import { reach } from '../perform.ts'
import type { Outgoing } from '../upload/outgoing.ts'
import { send } from '../upload/send.ts'
import type { Step } from './plan.ts'

/** What became of one file. */
export interface Followed {
  path: string
  outcome: Step['what'] | 'taken' | 'refused'
  asset?: string
  says?: string
  /** Of what came in: its file states a holder or terms, and nobody has cleared what it may be used for. */
  uncleared?: boolean
}

interface Wish {
  folder: string
  /** Those whose file is gone are retired: somebody said so, and said yes. */
  retires: boolean
}

/** Does one step. Each is whole by itself, so that whoever stops between two of them goes on with the same line. */
export const follow = async (
  connected: Connected,
  step: Step,
  open: (path: string) => Promise<Outgoing>,
  { folder, retires }: Wish,
): Promise<Followed> => {
  const { path, what } = step
  if (what === 'same' || what === 'retired')
    return { path, outcome: what, ...(what === 'retired' && { says: 'it was retired in the library and stays so' }) }
  if (what === 'twice') return { path, outcome: what, asset: step.of.key, says: `the same bytes as ${step.of.path}` }
  if (what === 'renamed') return told(step, await reach(connected, 'asset.amend', { id: step.of.id, folder, path }), `was ${step.of.path}`)
  if (what === 'gone')
    return retires
      ? told(
          step,
          await reach(connected, 'asset.retire', { id: step.of.id, reason: `Its file ${path} is gone from the folder ${folder}.` }),
          'retired',
        )
      : { path, outcome: 'gone', asset: step.of.key, says: 'its file is gone; it stays in the library' }
  const sent = await send(connected, path, await open(path), { folder, path, ...(what === 'changed' && { replaces: step.of.id }) })
  if (sent.outcome === 'same') return takenOver(connected, path, folder, sent.asset ?? '', sent.why ?? '')
  if (sent.outcome !== 'added') return { path, outcome: 'refused', says: sent.why ?? 'refused' }
  const { asset = '', uncleared = false, why } = sent
  const says = [...(what === 'changed' ? [await shownBefore(connected, step.of.id, step.of.key)] : []), ...(why === undefined ? [] : [why])]
  return { path, outcome: what, asset, uncleared, ...(says.length > 0 && { says: says.join('; ') }) }
}

const told = ({ path, what }: { path: string; what: Exclude<Followed['outcome'], 'refused'> }, answer: unknown, says: string): Followed =>
  isRefusal(answer)
    ? { path, outcome: 'refused', says: `${answer.message} ${answer.remedy}` }
    : { path, outcome: what, asset: (answer as { key: string }).key, says }

/** The same bytes lie in the library and belong to no folder yet: they are what this file mirrors. */
const takenOver = async (connected: Connected, path: string, folder: string, id: string, why: string): Promise<Followed> => {
  const shown = await reach(connected, 'asset.show', { id })
  const asset = isRefusal(shown) ? undefined : (shown as { asset: { key: string; folder?: string } }).asset
  if (!asset || asset.folder !== undefined) return { path, outcome: 'twice', says: why, ...(asset && { asset: asset.key }) }
  return told({ what: 'taken', path }, await reach(connected, 'asset.amend', { id, folder, path }), 'and is what this file mirrors')
}

/** Nothing that is shown changes by itself: who wants the new version there says so. */
const shownBefore = async (connected: Connected, id: string, key: string): Promise<string> => {
  const shown: unknown = await reach(connected, 'asset.show', { id })
  const components = isRefusal(shown as Refusal) ? [] : (shown as { components: unknown[] }).components
  return components.length === 0
    ? 'a new version'
    : `a new version; ${counted(components.length, 'component shows', 'components show')} the one before. To put it there: continuo asset replace --id ${key} --reason "…"`
}
