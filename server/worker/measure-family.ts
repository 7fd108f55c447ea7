import { rendererFor } from '../../adapters/renderers/index.ts'
import type { Storage } from '../../adapters/storage/storage.ts'
import { backdropsOf, backdropsWanted } from '../../engine/create/backdrop.ts'
import { type Composition, compositionOf } from '../../engine/create/composition.ts'
import { kindsOf } from '../../engine/create/declared-kind.ts'
import { family } from '../../engine/create/family.ts'
import { type Font, font } from '../../engine/create/font.ts'
import { type Layout, layoutsOf, layoutsWanted } from '../../engine/create/layout.ts'
import { gaugesOf, setterOf, settingsOf } from '../../engine/create/measure.ts'
import { measureFamily, measurementsOf } from '../../engine/create/measurement.ts'
import type { Reader } from '../../engine/kernel/reader.ts'
import { isRefusal } from '../../engine/kernel/refusal.ts'
import { actorOfFlow } from '../../engine/flow/flow.ts'
import { bytesIn } from '../create/bytes-in.ts'
import { layOutNext } from '../create/lay-out.ts'
import { readerOf } from '../store/reader.ts'
import { type Running, runs, type Worksite } from './running.ts'

const batch = 500
/** Layouts that are recorded at once: more would be lost where the program stops. */
const mostKept = 100

/**
 * Sets every text of a family that nobody has set before, draws what lies behind the texts of a set of sizes and lays these texts out, records what was found, and
 * runs the preflight that was waiting for it.
 */
export const measuringFamilies = (storage: Storage): Running =>
  runs(measureFamily, async ({ family: id }, site) => {
    const read = readerOf({ db: site.db, engine: site.engine })
    const found = await read.get(family, id)
    const composition = found && (await compositionOf(read, found))
    if (!composition) return
    const fonts = await read.all(font)
    await setTexts(read, composition, fonts, site)
    try {
      await drawBackdrops(read, composition, fonts, site, storage)
      await layOut(read, composition, fonts, site)
    } finally {
      await performed(site, 'family.preflight', { id })
    }
  })

const setTexts = async (read: Reader, composition: Composition, fonts: readonly Font[], site: Worksite): Promise<void> => {
  const { channel } = composition.template
  const settings = settingsOf(composition, gaugesOf(fonts, channel))
  const known = settings.length === 0 ? [] : await read.ask(measurementsOf, { keys: settings.map(({ key }) => key), renderer: setterOf(channel) })
  const keys = new Set(known.map(({ key }) => key))
  const renderer = rendererFor(channel)
  const fresh = settings.filter(({ key }) => !keys.has(key))
  for (let from = 0; from < fresh.length; from += batch) {
    unlessStopped(site)
    const measurements = await Promise.all(fresh.slice(from, from + batch).map((setting) => renderer.measure(setting, fonts)))
    await performed(site, 'measurement.record', { family: composition.family.id, measurements })
  }
}

/** One after the other: each is a set of drawings, and is known from then on. */
const drawBackdrops = async (read: Reader, composition: Composition, fonts: readonly Font[], site: Worksite, storage: Storage): Promise<void> => {
  const { readsBackdrop } = rendererFor(composition.template.channel)
  const gauges = gaugesOf(fonts, composition.template.channel)
  const wanted = readsBackdrop ? backdropsWanted(composition, gauges, await kindsOf(read)) : []
  if (!readsBackdrop || wanted.length === 0) return
  const known = new Set((await read.ask(backdropsOf, { keys: wanted.map(({ key }) => key) })).map(({ key }) => key))
  const bytesOf = bytesIn(storage, site.engine)
  for (const one of wanted) {
    if (known.has(one.key)) continue
    unlessStopped(site)
    known.add(one.key)
    const backdrop = await readsBackdrop({ ...composition, fonts }, one, bytesOf)
    await performed(site, 'measurement.record', { family: composition.family.id, backdrops: [backdrop] })
  }
}

const layOut = async (read: Reader, composition: Composition, fonts: readonly Font[], site: Worksite): Promise<void> => {
  const { family: found, template } = composition
  const wanted = layoutsWanted(composition, gaugesOf(fonts, template.channel), await kindsOf(read))
  if (wanted.length === 0) return
  const known = new Set((await read.ask(layoutsOf, { keys: wanted.map(({ key }) => key) })).map(({ key }) => key))
  let made: Layout[] = []
  for (let left = wanted.filter(({ key }) => !known.has(key)); left.length > 0;) {
    unlessStopped(site)
    const laid = await layOutNext(left, { ...composition, fonts }, found)
    made.push(...laid.layouts)
    left = laid.left
    if (left.length > 0 && made.length < mostKept) continue
    await performed(site, 'measurement.record', { family: found.id, layouts: made })
    made = []
  }
}

/** What was recorded stays. Thrown, since a task that returns is done, and nobody would measure the rest. */
const unlessStopped = ({ signal }: Worksite): void => {
  if (signal.aborted) throw new Error('the program stops; the rest is measured when it is back')
}

const performed = async ({ perform, engine }: Worksite, operation: string, input: unknown): Promise<void> => {
  const answer = await perform({ engine, actor: actorOfFlow('family-is-measured'), operation, input })
  if (isRefusal(answer) && answer.code !== 'notFound') throw new Error(`${operation} was refused: ${answer.message}`)
}
