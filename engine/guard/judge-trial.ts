import type { Composition } from '../create/composition.ts'
import { shownText } from '../create/fit.ts'
import { type Gauge, placesOf, settingsOf } from '../create/measure.ts'
import { type Measurement, measurementKey } from '../create/measurement.ts'
import { matrixOf } from '../create/matrix.ts'
import { benchesOf, type Case } from './bench.ts'
import { bySeverity, type Finding } from './finding.ts'
import { judgeFamily, judgeVariant } from './judge-family.ts'
import type { Room, TriedFinding } from './operations/template.try.ts'
import type { Preflight } from './preflight.ts'

/** Variants of a family, and texts that have to be set for it, that are judged while somebody types. */
const mostVariants = 20_000
const mostTexts = 2_000

/** What the guardrails find about the one variant that is shown; the gravest first, each sentence once, whatever the languages that it is found in. */
export const findingsOf = (of: Case): TriedFinding[] => {
  const benches = benchesOf(of)
  const choice = Object.fromEntries(Object.entries(of.composition.family.slots).flatMap(([slot, [id]]) => (id === undefined ? [] : [[slot, id]])))
  const found = of.composition.family.locales.flatMap((locale) => judgeVariant(benches, locale, choice))
  const alike = Map.groupBy(new Set(found), (finding) => JSON.stringify({ ...finding, locale: undefined, measured: undefined }))
  return [...alike.values()].map(saidOnce).sort(bySeverity)
}

const saidOnce = (alike: readonly Finding[]): TriedFinding => {
  const [{ locale, ...finding }, ...others] = alike as [Finding, ...Finding[]]
  if (locale === undefined) return finding
  return others.length === 0 ? { ...finding, locale } : { ...finding, locales: alike.flatMap((one) => one.locale ?? []) }
}

/** How much room each text takes in each size asked for. */
export const roomOf = (
  { family, template, components }: Composition,
  gauges: ReadonlyMap<string, Gauge>,
  measured: ReadonlyMap<string, Measurement>,
  sizes: ReadonlySet<string>,
): Room[] =>
  template.slots.flatMap((one) => {
    const held = components.get(family.slots[one.name]?.[0] ?? '')
    if (!held) return []
    return placesOf(one, template)
      .filter(({ format }) => sizes.has(format))
      .flatMap(({ format, slot }) =>
        family.locales.flatMap((locale): Room[] => {
          const text = shownText(held, locale)
          const gauge = gauges.get(slot.type.font)
          const found = text && gauge ? measured.get(measurementKey(slot, text, gauge.hash)) : undefined
          if (!found) return []
          const { lines, width, height, overWidth, overHeight } = found
          return [
            {
              slot: one.name,
              locale,
              format,
              lines,
              width,
              height,
              box: slot.box,
              overWidth,
              overHeight,
              ...(slot.maxLines !== undefined && { maxLines: slot.maxLines }),
            },
          ]
        }),
      )
  })

/** Whether a whole family can be judged while somebody waits. */
export const isSmallEnough = ({ composition, gauges }: Pick<Case, 'composition' | 'gauges'>): boolean =>
  matrixOf(composition.family).count * composition.family.locales.length <= mostVariants && settingsOf(composition, gauges).length <= mostTexts

/** What preflight would say of the whole family. */
export const familyWould = (of: Case): Pick<Preflight, 'combinations' | 'passed' | 'sentence'> => {
  const { combinations, passed, sentence } = judgeFamily(of)
  return { combinations, passed, sentence }
}
