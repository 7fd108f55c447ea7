import { z } from 'zod'
import { contentHash } from '../kernel/canonical.ts'
import { ledger } from '../kernel/change.ts'
import { source } from '../kernel/reader.ts'
import { LightGrid } from './asset.ts'
import type { Kinds } from './component-kind.ts'
import type { Composition } from './composition.ts'
import { formatsOf, slotIn } from './formats-of.ts'
import { Key } from './key.ts'
import { directionOf } from './locale-direction.ts'
import type { Choice } from './matrix.ts'
import { type Gauge, pictureSetter, setterOf } from './measure.ts'
import { fieldsFor } from './said.ts'
import { seenPicture } from './seen-picture.ts'
import { groundsFor, takesPictures } from './slot-kinds.ts'
import { Box, type Format, type Slot, type Template } from './template.ts'

/** Name and version of who draws and reads them: raised where the same layout would be read otherwise. */
export const backdropReader = 'backdrop@4'

/** The room of one slot as it is drawn without its words: how light it is, and where in it words stand (0: at its left or top, 1: at its right or foot). */
const Room = z.strictObject({
  light: LightGrid,
  across: z.number().min(0).max(1),
  down: z.number().min(0).max(1),
  ink: z.number().min(0).max(1).optional().describe('luminance of its words, where the slot names no colour'),
  covered: z
    .array(z.number().min(0).max(1))
    .optional()
    .describe('of each cell of its light, the share over which something is drawn that lets no words through; absent where nothing is'),
})

/**
 * What a renderer found behind the texts of a set of sizes when it drew them without their words, with one picture and in one direction, and where the locked
 * parts of the layout came to lie (CSS px). Keyed by all that it is drawn of but the words of slots: they leave no ink, and what contrast is judged of stands in a
 * box that no length of words makes larger. A layout that lets words without a box push a shade about is read with the first of them.
 */
export const Backdrop = z.strictObject({
  key: z.string(),
  renderer: z.string().describe('name and version'),
  sizes: z.record(
    Key,
    z.strictObject({
      rooms: z.record(z.string(), Room).describe('slot → its room; a slot that this size does not show is absent'),
      locked: z.record(z.string(), Box),
      loose: z.record(z.string(), Box).describe('slot that this size shows without giving it a box → where it came to lie'),
    }),
  ),
})
export type Backdrop = z.infer<typeof Backdrop>
export type DrawnRoom = z.infer<typeof Room>

export const backdrops = ledger('backdrop', Backdrop)

/** Those that have been read among the keys asked for. */
export const backdropsOf = source<{ keys: readonly string[] }, Backdrop[]>('backdrops')

/** A backdrop that judging a family takes. */
export interface BackdropWanted {
  key: string
  /** What it is asked for by: `backdropName`. */
  name: string
  locale: string
  /** What is drawn: the picture that it is about, and the first of every other slot. */
  choice: Choice
}

/** What stands behind texts in a locale: the component that is chosen for a slot, and the picture that this locale sees of it. */
interface Behind {
  slot: string
  component: string
  asset: string
}

export const backdropName = (locale: string, behind: Behind | undefined): string =>
  [directionOf(locale), ...(behind ? [behind.slot, behind.component, behind.asset] : [])].join(' ')

/** Any of those that are written from the side that a locale is written from: what does not hang on the picture is the same in all. */
export const anyFrom = (known: ReadonlyMap<string, Backdrop>, locale: string): Backdrop | undefined =>
  [...known].find(([name]) => name.split(' ')[0] === directionOf(locale))?.[1]

/** Slots whose pictures the words of a slot may stand on in one size: the one that it names, else all that meet its box. What has no box may lie anywhere. */
export const picturesUnder = (slot: Slot, template: Pick<Template, 'format' | 'slots'>, format: Pick<Format, 'name'>, kinds: Kinds): string[] => {
  if (slot.ground) return 'slot' in slot.ground ? [slot.ground.slot] : []
  const { box } = slotIn(slot, template, format)
  if (!box) return []
  const mayMeet = ({ box: other }: Slot): boolean => !other || meet(box, other)
  return groundsFor(slot, template.slots, kinds).flatMap((one) => (mayMeet(slotIn(one, template, format)) ? [one.name] : []))
}

export const meet = (a: Box, b: Box): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/** The same, in any size of its template. */
export const mayStandOn = (slot: Slot, template: Template, kinds: Kinds): string[] => [
  ...new Set(formatsOf(template).flatMap((format) => picturesUnder(slot, template, format, kinds))),
]

/** Slots whose pictures texts stand on. */
const grounds = (template: Template, kinds: Kinds): string[] => [
  ...new Set(template.slots.flatMap((slot) => (takesPictures(slot, kinds) ? [] : mayStandOn(slot, template, kinds)))),
]

/**
 * One for each picture that texts may stand on, from each side that the family is written from, and for each locale that sees another one of a component;
 * without such a picture one for each side.
 */
export const backdropsWanted = (
  { family, template, brand, components, assets }: Composition,
  gauges: ReadonlyMap<string, Gauge>,
  kinds: Kinds,
): BackdropWanted[] => {
  if (setterOf(template.channel) !== pictureSetter) return []
  const first = Object.fromEntries(Object.entries(family.slots).flatMap(([slot, [id]]) => (id === undefined ? [] : [[slot, id]])))
  const chosen = grounds(template, kinds).flatMap((slot) => (family.slots[slot] ?? []).map((component) => ({ slot, component })))
  const tokens = contentHash(brand.tokens)
  // What the layout says by itself keeps its ink, and is as wide as its letters: so wide are locked parts.
  const fonts = contentHash([...gauges].map(([key, { hash }]) => [key, hash]))
  const said = (id: string, locale: string): Record<string, string> => fieldsFor(components.get(id) ?? { fields: {} }, locale)
  // Which kind stands in a slot, and which of its fields say something, a layout may ask; what they say it leaves out here.
  const seen = (choice: Choice, locale: string) =>
    Object.entries(choice).map(([slot, id]) => {
      const fields = said(id, locale)
      const { hash, focal } = seenPicture(assets.get(fields['asset'] ?? ''), assets) ?? {}
      return { slot, kind: components.get(id)?.kind, says: Object.keys(fields).filter((name) => fields[name] !== ''), hash, focal }
    })
  const wanted = new Map<string, BackdropWanted>()
  for (const locale of family.locales)
    for (const one of chosen.length === 0 ? [undefined] : chosen) {
      const name = backdropName(locale, one && { ...one, asset: said(one.component, locale)['asset'] ?? '' })
      if (wanted.has(name)) continue
      const choice = one ? { ...first, [one.slot]: one.component } : first
      const key = contentHash({ template: template.hash, tokens, fonts, direction: directionOf(locale), seen: seen(choice, locale) })
      wanted.set(name, { key, name, locale, choice })
    }
  return [...wanted.values()]
}
