import { z } from 'zod'
import { contentHash } from '../kernel/canonical.ts'
import { ledger } from '../kernel/change.ts'
import { source } from '../kernel/reader.ts'
import { holdsPicture, type Kinds } from './component-kind.ts'
import type { Composition } from './composition.ts'
import { characterCount, shownText } from './fit.ts'
import { formatsOf, slotIn } from './formats-of.ts'
import { Key } from './key.ts'
import { type Choice, matrixOf, productOf } from './matrix.ts'
import { type Gauge, pictureSetter, setterOf } from './measure.ts'
import { fieldsFor } from './said.ts'
import { Box, type Format, type Slot, type Template } from './template.ts'

/** Name and version of who lays out and reads: raised where the same words would come to lie elsewhere. */
export const layoutReader = 'layout@1'

/** Text of a slot that leaves its room or the picture, as it was laid out. */
export const Overflow = z.strictObject({
  slot: z.string(),
  box: Box,
  overWidth: z.number().nonnegative().describe('px beyond the room to the side'),
  overHeight: z.number().nonnegative().describe('px beyond the room below'),
})
export type Overflow = z.infer<typeof Overflow>

/** Where words run over in a set of sizes once all of it was laid out: those of one component, or of several whose rooms hang on each other. */
export const Layout = z.strictObject({
  key: z.string(),
  renderer: z.string().describe('name and version'),
  sizes: z.record(Key, z.array(Overflow)).describe('format → what runs over there; a size in which nothing does is absent'),
})
export type Layout = z.infer<typeof Layout>

export const layouts = ledger('layout', Layout)

/** Those that have been read among the keys asked for. */
export const layoutsOf = source<{ keys: readonly string[] }, Layout[]>('layouts')

/** A layout that judging a family takes. */
export interface LayoutWanted {
  key: string
  /** What it is asked for by: `layoutName`. */
  name: string
  locale: string
  /** Slots of which it tells. */
  slots: readonly string[]
  /** What has to stand in them, and in those on which their room hangs; whatever stands in the others. */
  choice: Choice
}

/** Slots in the order of the template. */
export const layoutName = (locale: string, chosen: readonly { slot: string; component: string }[]): string =>
  [locale, ...chosen.map(({ slot, component }) => `${slot} ${component}`)].join(' ')

/** Whether what stands around a text decides on its room there: a box of its own lies where it lies. */
export const isLoose = (slot: Slot, template: Pick<Template, 'format'>, format: Pick<Format, 'name'>): boolean =>
  slotIn(slot, template, format).box === undefined

/** Slots with words that some size of a set gives no box: their rooms hang on each other. */
const looseSlots = (template: Template, kinds: Kinds): string[] =>
  setterOf(template.channel) === pictureSetter
    ? template.slots
        .filter((slot) => !holdsPicture(kinds.get(slot.kind)) && formatsOf(template).some((format) => isLoose(slot, template, format)))
        .map(({ name }) => name)
    : []

/** Choices of loose slots that are laid out in one language; where there are more, each text is laid out beside the longest of the others. */
export const mostTogether = 400

/** Where slots are filled. */
type Filled = Pick<Composition, 'template'> & { family: Pick<Composition['family'], 'slots'> }

const filledLoose = ({ family, template }: Filled, kinds: Kinds): string[] =>
  looseSlots(template, kinds).filter((slot) => (family.slots[slot] ?? []).length > 0)

/** Whether a family has so many choices of loose slots that not each of them is laid out. */
export const isBesideLongest = (of: Filled, kinds: Kinds): boolean => {
  const filled = filledLoose(of, kinds)
  return filled.length > 1 && productOf(pick(of.family.slots, filled)) > mostTogether
}

/** Loose slots of which each choice is laid out; none where there are too many. */
export const laidOutTogether = (of: Filled, kinds: Kinds): string[] => (isBesideLongest(of, kinds) ? [] : filledLoose(of, kinds))

/**
 * One for each text in each language, since a text in a box of its own is laid out alike whatever stands beside it; where rooms hang on each other one for each
 * choice of these slots.
 */
export const layoutsWanted = (composition: Composition, gauges: ReadonlyMap<string, Gauge>, kinds: Kinds): LayoutWanted[] => {
  const { family, template, brand, components } = composition
  if (setterOf(template.channel) !== pictureSetter) return []
  const drawnWith = contentHash({ template: template.hash, tokens: brand.tokens, fonts: [...gauges.values()].map(({ hash }) => hash).sort() })
  const loose = new Set(looseSlots(template, kinds))
  const filled = template.slots.map(({ name }) => name).filter((slot) => (family.slots[slot] ?? []).length > 0)
  const crowded = isBesideLongest(composition, kinds)
  const alone = filled.filter((slot) => crowded || !loose.has(slot)).map((slot) => [slot])
  const groups = [...alone, laidOutTogether(composition, kinds)]
  const wanted = new Map<string, LayoutWanted>()
  for (const locale of family.locales) {
    const longest = crowded ? longestOf(composition, [...loose], locale) : {}
    for (const slots of groups) {
      const { count, at } = matrixOf({ slots: pick(family.slots, slots), constraints: [] })
      for (let n = 0; n < count; n++) {
        const chosen = at(n)
        if (!slots.some((slot) => hasWords(components.get(chosen[slot] ?? ''), locale))) continue
        const choice = loose.has(slots[0] ?? '') ? { ...longest, ...chosen } : chosen
        const says = Object.entries(choice).map(([slot, id]) => {
          const held = components.get(id)
          return [slot, held?.kind, fieldsFor(held ?? { fields: {} }, locale)]
        })
        const key = contentHash({ drawnWith, locale, slots, says })
        const about = slots.map((slot) => ({ slot, component: chosen[slot] ?? '' }))
        const name = layoutName(locale, about)
        wanted.set(name, { key, name, locale, slots, choice })
      }
    }
  }
  return [...wanted.values()]
}

const pick = (slots: Composition['family']['slots'], names: readonly string[]): Composition['family']['slots'] =>
  Object.fromEntries(names.map((name) => [name, slots[name] ?? []]))

type Held = Parameters<typeof shownText>[0]

const hasWords = (held: Held | undefined, locale: string): boolean => Boolean(held && shownText(held, locale))

const longestOf = ({ family, components }: Composition, slots: readonly string[], locale: string): Choice =>
  Object.fromEntries(
    slots.flatMap((slot) => {
      const lengths = (family.slots[slot] ?? []).map((id) => {
        const held = components.get(id)
        return { id, length: characterCount((held && shownText(held, locale)) ?? '') }
      })
      const [longest] = lengths.toSorted((a, b) => b.length - a.length)
      return longest ? [[slot, longest.id]] : []
    }),
  )
