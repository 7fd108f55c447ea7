import { mostVariants } from '../../../engine/create/compose.ts'
import { territoriesIn } from '../../../engine/create/countries.ts'
import { takesKind } from '../../../engine/create/slot-kinds.ts'
import type { Operations } from '../../api/operations.ts'
import { variantsOf } from '../madeOf.ts'
import { words } from './words.ts'

export type Template = Operations['template.list']['output']['items'][number]
export type Slot = Template['slots'][number]
type Input = Operations['family.compose']['input']

/** What stands in the form. */
export interface Draft {
  name: string
  /** By its id. */
  template: string | undefined
  /** As typed, parted by commas. */
  locales: string
  /** Countries as typed, parted by commas, or `world`. */
  markets: string
  /** By its id. */
  brief: string | undefined
  /** Slot → ids of components, in the order in which they were chosen. */
  picked: Readonly<Record<string, readonly string[]>>
}

/** What somebody came with: a component to begin with, or a brief with its placements. */
export interface Begun {
  templates: readonly Template[]
  locales: readonly string[]
  component?: { id: string; kind: string } | undefined
  brief?: { id: string; title: string } | undefined
  /** Template → the name of what it fits of the placements that the brief asks for. */
  fitting: ReadonlyMap<string, string>
}

/** The template that what somebody came with asks for, where it asks for one: with a slot of its kind, or of the format of a placement. */
export const draftOf = ({ templates, locales, component, brief, fitting }: Begun): Draft => {
  const takes = ({ slots }: Template): boolean => component === undefined || slots.some((slot) => takesKind(slot, component.kind))
  const asked = component !== undefined || fitting.size > 0
  const able = templates.filter((one) => takes(one) && (fitting.size === 0 || fitting.has(one.id)))
  const template = asked || templates.length === 1 ? able[0] : undefined
  const slot = component && template?.slots.find((one) => takesKind(one, component.kind))
  return {
    name: brief?.title ?? '',
    template: template?.id,
    locales: locales.join(', '),
    markets: 'world',
    brief: brief?.id,
    picked: slot && component ? { [slot.name]: [component.id] } : {},
  }
}

export const localesIn = ({ locales }: Pick<Draft, 'locales'>): string[] => [...new Set(locales.split(/[\s,]+/).filter(Boolean))]

/** What was chosen for a slot goes along to the first slot of its kind in another template. */
export const carried = (picked: Draft['picked'], from: readonly Slot[], to: readonly Slot[]): Draft['picked'] =>
  Object.fromEntries(
    to.flatMap((slot) => {
      const before = from.find(({ name, kind }) => name === slot.name && kind === slot.kind) ?? from.find(({ kind }) => kind === slot.kind)
      const ids = before && picked[before.name]
      return ids && ids.length > 0 ? [[slot.name, ids]] : []
    }),
  )

/** The slots as the family will hold them. */
export const composedOf = (draft: Draft, { slots }: Pick<Template, 'slots'>) => ({
  slots: Object.fromEntries(slots.map(({ name }) => [name, [...(draft.picked[name] ?? [])]])),
  locales: localesIn(draft),
  constraints: [],
})

/** Variants that what was chosen so far makes. */
export const makesOf = (draft: Draft, template: Pick<Template, 'slots'> | undefined): number =>
  template ? variantsOf(composedOf(draft, template)) : 0

export const isTooMany = (variants: number): boolean => variants > mostVariants

/** What the engine cannot do without, and is not there yet. */
export const missingIn = (draft: Draft, template: Pick<Template, 'slots'> | undefined): string[] => [
  ...(draft.name.trim() === '' ? [words.name] : []),
  ...(template ? template.slots.filter(({ name, required }) => required !== false && !draft.picked[name]?.length).map(({ label }) => label) : [words.template]), // prettier-ignore
  ...(localesIn(draft).length === 0 ? [words.locales] : []),
  ...(territoriesIn(draft.markets).length === 0 ? [words.markets] : []),
]

/** Slots that were left empty are said as such: one that is not named takes everything that fits. */
export const inputFrom = (draft: Draft, template: Template): Input => ({
  name: draft.name,
  template: template.id,
  slots: Object.fromEntries(Object.entries(composedOf(draft, template).slots).flatMap(([slot, components]) => (components.length > 0 ? [[slot, { components }]] : []))), // prettier-ignore
  locales: localesIn(draft),
  markets: territoriesIn(draft.markets),
  ...(draft.brief !== undefined && { brief: draft.brief }),
})
