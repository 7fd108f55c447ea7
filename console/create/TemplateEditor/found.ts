import type { PlacedFinding } from '../../kit/rendition/frames.tsx'
import type { Tried } from './useTry.ts'

export type Finding = Tried['findings'][number]
export type Shown = Tried['renditions'][number]

/** What a finding is about: one rendition, or all of them where it names no language or size. A finding of a template with one size names none. */
export const isOf = ({ locale, locales, format }: Finding, one: Pick<Shown, 'locale' | 'format'>): boolean =>
  (locale === undefined || locale === one.locale) &&
  (locales === undefined || locales.includes(one.locale)) &&
  (format === undefined || format === one.format.name)

/** What overflows lies outside its box, to the side and below. */
const hatched = ({ box, overWidth, overHeight }: Shown['overflow'][number]): PlacedFinding['overflow'] =>
  overWidth > 0
    ? { x: box.x + box.width, y: box.y, width: overWidth, height: box.height }
    : { x: box.x, y: box.y + box.height, width: box.width, height: overHeight }

/** The findings that have a place in one rendition, numbered as in the list, with what runs over. */
export const placedIn = (findings: readonly Finding[], one: Shown): PlacedFinding[] => {
  const hatchedOnce = new Set<string>()
  return findings.flatMap((finding, index) => {
    if (!finding.box || !isOf(finding, one)) return []
    const over =
      finding.guardrail === 'text-fits-its-slot' ? one.overflow.find(({ slot }) => slot === finding.slot && !hatchedOnce.has(slot)) : undefined
    if (over) hatchedOnce.add(over.slot)
    return [
      {
        id: String(index),
        number: index + 1,
        severity: finding.severity,
        title: finding.reason,
        box: over?.box ?? finding.box,
        ...(over && { overflow: hatched(over) }),
      } as PlacedFinding,
    ]
  })
}

/** Of all languages and sizes that are asked for, those in which nothing blocks. */
export const heldIn = (findings: readonly Finding[], locales: readonly string[], sizes: readonly string[]): { all: number; held: number } => {
  const blocking = findings.filter(({ severity }) => severity === 'block')
  const every = locales.flatMap((locale) => sizes.map((name) => ({ locale, format: { name } as Shown['format'] })))
  return { all: every.length, held: every.filter((one) => !blocking.some((finding) => isOf(finding, one))).length }
}

/** Slots of whose contrast nobody can tell in some of these sizes: what is not judged has no figure. */
export const unjudgedIn = (findings: readonly Finding[], sizes: readonly string[]): ReadonlySet<string> =>
  new Set(
    findings.flatMap(({ guardrail, slot, measured, format }) =>
      guardrail === 'contrast-is-enough' && measured === undefined && slot !== undefined && (format === undefined || sizes.includes(format))
        ? [slot]
        : [],
    ),
  )
