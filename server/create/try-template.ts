import type { z } from 'zod'
import { rendererFor } from '../../adapters/renderers/index.ts'
import { Kept } from '../../adapters/renderers/kept.ts'
import { isOfLiquid, liquidPlace } from '../../adapters/renderers/liquid.ts'
import type { Sheet } from '../../adapters/renderers/renderer.ts'
import type { Storage } from '../../adapters/storage/storage.ts'
import type { Kinds } from '../../engine/create/component-kind.ts'
import { kindsOf } from '../../engine/create/declared-kind.ts'
import { type Backdrop, backdropsWanted } from '../../engine/create/backdrop.ts'
import { type Layout, layoutsWanted } from '../../engine/create/layout.ts'
import { type Gauge, gaugesOf, type Setting, settingsOf } from '../../engine/create/measure.ts'
import type { Measurement } from '../../engine/create/measurement.ts'
import { titleOf } from '../../engine/create/said.ts'
import type { Case } from '../../engine/guard/bench.ts'
import { gatherBench } from '../../engine/guard/gather-case.ts'
import { gatherTrial, type Trial } from '../../engine/guard/gather-trial.ts'
import { familyWould, findingsOf, isSmallEnough, roomOf } from '../../engine/guard/judge-trial.ts'
import type { tryTemplate } from '../../engine/guard/operations/template.try.ts'
import type { Moment } from '../../engine/kernel/actor.ts'
import type { Reader } from '../../engine/kernel/reader.ts'
import { isRefusal, type Refusal, refuse } from '../../engine/kernel/refusal.ts'
import type { Road } from '../perform.ts'
import type { Database } from '../store/database.ts'
import { readerOf } from '../store/reader.ts'
import { bytesIn } from './bytes-in.ts'
import { inTurn } from './in-turn.ts'
import { layOutNext } from './lay-out.ts'
import { refusedIfNotDrawn } from './refused-if-not-drawn.ts'
import { pageOf, showTrial } from './show-trial.ts'

type Input = z.output<typeof tryTemplate.input>
type Output = z.input<typeof tryTemplate.output>

interface On {
  db: Database
  storage: Storage
  mediaOf(engine: string): string
  clock(): Date
  /** Under which people reach the console. */
  address: string
}

const mostTexts = 4_000
const mostFindings = 200
/** People type side by side; more than so many of them wait no longer than they would type on. */
const mostWaiting = 24

/** The road of `template.try`: nothing is stored, and what is served to the public never waits for it. */
export const tryingTemplates = (on: On): Road => {
  const turns = inTurn(1)
  const known = new Kept<Measurement | Promise<Measurement>>(20_000)
  const behind = new Kept<Promise<Backdrop>>(40)
  return async ({ engine }, raw) => {
    const input = raw as Input
    if (turns.waiting() >= mostWaiting) return refuse('busy', `${mostWaiting} drafts wait to be shown.`)
    return turns
      .run(async (): Promise<Output | Refusal> => {
        const read = readerOf({ db: on.db, engine })
        const moment = { engine, now: on.clock(), address: on.address }
        const gathered = await gatherTrial(read, input, moment)
        if (isRefusal(gathered)) return gathered
        const from = { media: on.mediaOf(engine), bytesOf: bytesIn(on.storage, engine) }
        const judged = await judge(read, gathered, moment, { texts: known, behind, ...from })
        if (isRefusal(judged)) return judged
        const { trial, alone, whole } = judged
        const { sizes, items, total, next } = pageOf(trial, input)
        const room = alone ? roomOf(trial.shown, alone.gauges, alone.measured, sizes) : []
        const findings = alone ? findingsOf(alone) : []
        return {
          problems: trial.problems,
          findings: findings.slice(0, mostFindings),
          more: Math.max(0, findings.length - mostFindings),
          room,
          shows: showsOf(trial),
          locales: trial.shown.family.locales,
          ...(whole && { family: familyWould(whole) }),
          renditions: await showTrial(trial, items, { room, ...from }),
          total,
          ...(next !== undefined && { next }),
        }
      })
      .catch(refusedIfNotDrawn)
  }
}

const showsOf = ({ shown: { family, components } }: Trial): Output['shows'] =>
  Object.entries(family.slots).flatMap(([slot, [id]]) => {
    const one = components.get(id ?? '')
    return one ? [{ slot, component: one.id, title: titleOf(one, family.locales[0]) }] : []
  })

interface Judging {
  trial: Trial
  /** Absent where nothing can be read. */
  alone?: Case
  whole?: Case
}

/** What was set and drawn before, and the bytes to draw from. */
interface Known {
  texts: Kept<Measurement | Promise<Measurement>>
  behind: Kept<Promise<Backdrop>>
  media: string
  bytesOf: Sheet['bytesOf']
}

const judge = async (read: Reader, trial: Trial, moment: Pick<Moment, 'engine' | 'now' | 'address'>, known: Known): Promise<Judging | Refusal> => {
  const { shown, whole, fonts } = trial
  if (trial.unreadable) return { trial }
  const gauges = gaugesOf(fonts, shown.template.channel)
  const texts = settingsOf(shown, gauges).length
  if (texts > mostTexts)
    return refuse('tooLarge', `${texts} texts would have to be set, ${mostTexts} are at once.`, {
      remedy: 'Ask for fewer languages, or give the template fewer sizes.',
    })
  const family = whole && isSmallEnough({ composition: whole, gauges }) ? whole : undefined
  const kinds = await kindsOf(read)
  // What is compiled or drawn to be judged may fail with what stands in it where it was readable by itself.
  const looked = await Promise.all([
    gatherBench(read, family ?? shown, moment),
    drawBehind(trial, gauges, kinds, known),
    layOut(trial, gauges, kinds),
  ]).catch((problem: unknown) => (isOfLiquid(problem) ? { path: 'body', ...liquidPlace(problem) } : Promise.reject(problem)))
  if ('problem' in looked) return { trial: { ...trial, unreadable: looked, problems: [...trial.problems, looked] } }
  const [{ backdrops: _behind, layouts: _laid, ...bench }, backdrops, layouts] = looked
  const settings = [...settingsOf(shown, gauges), ...(family ? settingsOf(family, gauges) : [])]
  const each = { ...bench, measured: await set(settings, trial, bench.measured, known.texts) }
  // A whole family is too large to be drawn and laid out while somebody types: it is judged in its boxes, and by what is known of its pictures.
  return {
    trial,
    alone: { ...each, composition: shown, ...(backdrops && { backdrops }), layouts },
    ...(family && { whole: { ...each, composition: family } }),
  }
}

/** What lies behind the words of the one variant that is shown. */
const drawBehind = async (
  { shown, fonts }: Trial,
  gauges: ReadonlyMap<string, Gauge>,
  kinds: Kinds,
  { behind, bytesOf }: Known,
): Promise<Case['backdrops']> => {
  const { readsBackdrop } = rendererFor(shown.template.channel)
  if (!readsBackdrop) return undefined
  const drawn = new Map<string, Backdrop>()
  for (const one of backdropsWanted(shown, gauges, kinds))
    drawn.set(one.name, await behind.get(one.key, () => readsBackdrop({ ...shown, fonts }, one, bytesOf)))
  return drawn
}

/** The one variant that is shown, in every size and language, shown or not. */
const layOut = async ({ shown, fonts }: Trial, gauges: ReadonlyMap<string, Gauge>, kinds: Kinds): Promise<NonNullable<Case['layouts']>> => {
  const wanted = layoutsWanted(shown, gauges, kinds)
  const names = new Map(wanted.map(({ key, name }) => [key, name]))
  const made = new Map<string, Layout>()
  for (let left = wanted; left.length > 0;) {
    const laid = await layOutNext(left, { ...shown, fonts }, shown.family)
    for (const one of laid.layouts) made.set(names.get(one.key) ?? '', one)
    left = laid.left
  }
  return made
}

/** Sets what nobody has set before, once for as long as it is remembered: most keys that one types do not change how a text is set. */
const set = async (
  settings: readonly Setting[],
  { shown, fonts }: Trial,
  before: ReadonlyMap<string, Measurement>,
  known: Kept<Measurement | Promise<Measurement>>,
): Promise<ReadonlyMap<string, Measurement>> => {
  const renderer = rendererFor(shown.template.channel)
  const found = new Map(before)
  for (const setting of settings) {
    const { key } = setting
    if (!found.has(key)) found.set(key, await known.get(`${renderer.name} ${key}`, () => renderer.measure(setting, fonts)))
  }
  return found
}
