import { DateTime } from 'luxon'
import type { Moment } from '../kernel/actor.ts'
import type { Reader } from '../kernel/reader.ts'
import { type Composition, compositionOf } from '../create/composition.ts'
import type { Family } from '../create/family.ts'
import { font } from '../create/font.ts'
import { gaugesOf, settingsOf, textSetter } from '../create/measure.ts'
import { measurementsOf } from '../create/measurement.ts'
import { engine } from '../people/engine.ts'
import type { Case } from './bench.ts'
import { guardrail } from './guardrail.ts'
import { rulesOf } from './rule.ts'

/** Reads all that judging a family takes; nothing when its template or brand is gone. */
export const gatherCase = async (read: Reader, family: Family, moment: Moment): Promise<Case | undefined> => {
  const composition = await compositionOf(read, family)
  return composition && { ...(await gatherBench(read, composition, moment)), composition }
}

/** Everything but the composition: what stays the same for whatever is judged now. */
export const gatherBench = async (read: Reader, composition: Composition, { engine: here, now }: Moment): Promise<Omit<Case, 'composition'>> => {
  const fonts = await read.all(font)
  const gauges = gaugesOf(fonts)
  const keys = settingsOf(composition, gauges).map(({ key }) => key)
  const found = keys.length === 0 ? [] : await read.ask(measurementsOf, { keys, renderer: textSetter })
  return {
    rules: rulesOf(await read.all(guardrail)),
    gauges,
    weights: new Map(fonts.map(({ key, weight }) => [key, weight])),
    measured: new Map(found.map((measurement) => [measurement.key, measurement])),
    day: dayIn((await read.get(engine, here))?.timeZone ?? 'UTC', now),
  }
}

const dayIn = (timeZone: string, now: Date): string => DateTime.fromJSDate(now, { zone: timeZone }).toISODate() ?? now.toISOString().slice(0, 10)
