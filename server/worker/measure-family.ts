import { rendererFor } from '../../adapters/renderers/index.ts'
import { compositionOf } from '../../engine/create/composition.ts'
import { family } from '../../engine/create/family.ts'
import { font } from '../../engine/create/font.ts'
import { gaugesOf, setterOf, settingsOf } from '../../engine/create/measure.ts'
import { measureFamily, measurementsOf } from '../../engine/create/measurement.ts'
import { isRefusal } from '../../engine/kernel/refusal.ts'
import { actorOfFlow } from '../../engine/flow/flow.ts'
import { readerOf } from '../store/reader.ts'
import { runs, type Worksite } from './running.ts'

const batch = 500

/** Sets every text of a family that nobody has set before, records what was found, and runs the preflight that was waiting for it. */
export const measuringFamilies = runs(measureFamily, async ({ family: id }, site) => {
  const read = readerOf({ db: site.db, engine: site.engine })
  const found = await read.get(family, id)
  const composition = found && (await compositionOf(read, found))
  if (!composition) return
  const { channel } = composition.template
  const fonts = await read.all(font)
  const settings = settingsOf(composition, gaugesOf(fonts, channel))
  const known = settings.length === 0 ? [] : await read.ask(measurementsOf, { keys: settings.map(({ key }) => key), renderer: setterOf(channel) })
  const keys = new Set(known.map(({ key }) => key))
  const renderer = rendererFor(channel)
  const fresh = settings.filter(({ key }) => !keys.has(key))
  for (let from = 0; from < fresh.length && !site.signal.aborted; from += batch) {
    const measurements = await Promise.all(fresh.slice(from, from + batch).map((setting) => renderer.measure(setting, fonts)))
    await performed(site, 'measurement.record', { family: id, measurements })
  }
  await performed(site, 'family.preflight', { id })
})

const performed = async ({ perform, engine }: Worksite, operation: string, input: unknown): Promise<void> => {
  const answer = await perform({ engine, actor: actorOfFlow('family-is-measured'), operation, input })
  if (isRefusal(answer) && answer.code !== 'notFound') throw new Error(`${operation} was refused: ${answer.message}`)
}
