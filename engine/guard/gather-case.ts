import { DateTime } from 'luxon'
import type { Moment } from '../kernel/actor.ts'
import type { Reader } from '../kernel/reader.ts'
import { backdropsOf, backdropsWanted } from '../create/backdrop.ts'
import { type Composition, compositionOf } from '../create/composition.ts'
import { kindsOf } from '../create/declared-kind.ts'
import type { Family } from '../create/family.ts'
import { shownText } from '../create/fit.ts'
import { font } from '../create/font.ts'
import { layoutsOf, layoutsWanted } from '../create/layout.ts'
import { letterReading } from '../create/letter.ts'
import { gaugesOf, setterOf, settingsOf } from '../create/measure.ts'
import { measurementsOf } from '../create/measurement.ts'
import { preset } from '../create/preset.ts'
import { presetUses } from '../create/preset-uses.ts'
import { engine } from '../people/engine.ts'
import type { Case } from './bench.ts'
import { brief } from '../brief/brief.ts'
import { type Flight, flightOf, flightOfBrief } from './flight.ts'
import { guardrail } from './guardrail.ts'
import { proofKey, type Proofread, proofsOf } from './proof.ts'
import { rulesOf } from './rule.ts'

/** Reads all that judging a family takes; nothing when its template or brand is gone. */
export const gatherCase = async (read: Reader, family: Family, moment: Moment): Promise<Case | undefined> => {
  const composition = await compositionOf(read, family)
  return composition && { ...(await gatherBench(read, composition, moment)), composition }
}

/** Everything but the composition: what stays the same for whatever is judged now. */
export const gatherBench = async (
  read: Reader,
  composition: Composition,
  moment: Pick<Moment, 'engine' | 'now' | 'address'>,
): Promise<Omit<Case, 'composition'>> => {
  const { composition: _composition, ...bench } = (await gatherEstimates(read, [composition], moment))[0] as Omit<Case, 'measured'>
  const { channel } = composition.template
  const keys = settingsOf(composition, bench.gauges).map(({ key }) => key)
  const found = keys.length === 0 ? [] : await read.ask(measurementsOf, { keys, renderer: setterOf(channel) })
  const letter = channel === 'email' ? await read.ask(letterReading, { ...composition, address: moment.address }) : undefined
  const behind = await gatherBackdrops(read, composition, bench)
  const laid = await gatherLayouts(read, composition, bench)
  return {
    ...bench,
    ...(letter && { letter }),
    ...(behind && { backdrops: behind }),
    ...(laid && { layouts: laid }),
    measured: new Map(found.map((measurement) => [measurement.key, measurement])),
  }
}

const gatherBackdrops = async (
  read: Reader,
  composition: Composition,
  { gauges, kinds }: Pick<Case, 'gauges' | 'kinds'>,
): Promise<Case['backdrops']> => {
  const wanted = backdropsWanted(composition, gauges, kinds)
  return wanted.length === 0 ? undefined : byName(wanted, await read.ask(backdropsOf, { keys: wanted.map(({ key }) => key) }))
}

const gatherLayouts = async (read: Reader, composition: Composition, { gauges, kinds }: Pick<Case, 'gauges' | 'kinds'>): Promise<Case['layouts']> => {
  const wanted = layoutsWanted(composition, gauges, kinds)
  return wanted.length === 0 ? undefined : byName(wanted, await read.ask(layoutsOf, { keys: wanted.map(({ key }) => key) }))
}

/** As far as they were made. */
const byName = <T extends { key: string }>(wanted: readonly { name: string; key: string }[], made: readonly T[]): Map<string, T> => {
  const known = new Map(made.map((one) => [one.key, one]))
  return new Map(
    wanted.flatMap(({ name, key }) => {
      const one = known.get(key)
      return one ? [[name, one] as const] : []
    }),
  )
}

/** For several, without what renderers measured and without a letter as a whole: what they have in common is read once. */
export const gatherEstimates = async (
  read: Reader,
  compositions: readonly Composition[],
  { engine: here, now }: Pick<Moment, 'engine' | 'now'>,
): Promise<Omit<Case, 'measured'>[]> => {
  const fonts = await read.all(font)
  const kinds = await kindsOf(read)
  const rules = rulesOf(await read.all(guardrail))
  const proofs = await read.ask(proofsOf, { texts: compositions.flatMap(textsOf) })
  const weights = new Map(fonts.map(({ key, weight }) => [key, weight]))
  const presets = compositions.some(({ template }) => presetUses(template).length > 0) ? await read.all(preset, { state: 'current' }) : []
  const day = dayIn((await read.get(engine, here))?.timeZone ?? 'UTC', now)
  const gauges = new Map([...new Set(compositions.map(({ template }) => template.channel))].map((channel) => [channel, gaugesOf(fonts, channel)]))
  const gathered: Omit<Case, 'measured'>[] = []
  for (const composition of compositions) {
    const flight = await flightFor(read, composition.family)
    const gauged = gauges.get(composition.template.channel) ?? new Map()
    gathered.push({ composition, kinds, rules, proofs, weights, day, presets, gauges: gauged, ...(flight && { flight }) })
  }
  return gathered
}

/** Each text that a reader of the family may meet, once in each locale. */
const textsOf = ({ family, components }: Composition): Proofread[] => {
  const found = family.locales.flatMap((locale) =>
    [...components.values()].flatMap((component) => {
      const text = shownText(component, locale)
      return text ? [{ locale, text }] : []
    }),
  )
  return [...new Map(found.map((one) => [proofKey(one), one])).values()]
}

/** A campaign knows best when it runs; before there is one, the brief does. */
const flightFor = async (read: Reader, { id, brief: asked }: Family): Promise<Flight | undefined> => {
  const flown = await read.ask(flightOf, { family: id })
  if (flown) return flown
  const found = asked === undefined ? undefined : await read.get(brief, asked)
  return found && flightOfBrief(found)
}

const dayIn = (timeZone: string, now: Date): string => DateTime.fromJSDate(now, { zone: timeZone }).toISODate() ?? now.toISOString().slice(0, 10)
