import type { Moment } from '../kernel/actor.ts'
import type { Reader } from '../kernel/reader.ts'
import type { Asset } from '../create/asset.ts'
import { type Brand, brand } from '../create/brand.ts'
import { kindLabel } from '../create/component-kind.ts'
import type { Component } from '../create/component.ts'
import { byId, type Composition } from '../create/composition.ts'
import type { Family } from '../create/family.ts'
import { findOne } from '../create/find.ts'
import { familiesUsing } from '../create/library.ts'
import { takesKind } from '../create/slot-kinds.ts'
import { template, type Template } from '../create/template.ts'
import type { Case } from './bench.ts'
import { bySeverity, type Finding } from './finding.ts'
import { gatherEstimates } from './gather-case.ts'
import { compositionAround, type Estimate, judgeUnsaved, type Unsaved } from './judge-unsaved.ts'

/** One slot that takes a component: of a template by itself, or of a family that holds it, in its languages and markets and on its days. */
export interface CheckPlace {
  template: Template
  slot: string
  family?: Family
}

/** Families that are looked at, and slots of templates: enough for a house, few enough to be answered as one types. */
export const mostPlaces = 40

interface Wanted {
  kind: string
  /** Only this slot of this template. */
  template?: string | undefined
  slot?: string | undefined
  /** Where this one is used is looked at too. */
  component?: string | undefined
}

/** Where a component of a kind would stand: families that hold it first, then every slot that takes its kind. */
export const placesFor = async (read: Reader, wanted: Wanted): Promise<{ places: CheckPlace[]; all: number }> => {
  if (wanted.template !== undefined) {
    const layout = await findOne(read, template, wanted.template)
    const slot = layout?.slots.find((one) => one.name === wanted.slot && takesKind(one, wanted.kind))
    return { places: layout && slot ? [{ template: layout, slot: slot.name }] : [], all: slot ? 1 : 0 }
  }
  const layouts = await read.all(template, { state: 'current' })
  const families = wanted.component === undefined ? [] : await read.ask(familiesUsing, { components: [wanted.component] })
  const held = await read.many(template, new Set(families.map((one) => one.template)))
  const inFamilies = families.flatMap((family) => {
    const layout = held.find(({ id }) => id === family.template)
    const slots = Object.keys(family.slots).filter((slot) => wanted.component !== undefined && family.slots[slot]?.includes(wanted.component))
    return layout ? slots.map((slot): CheckPlace => ({ template: layout, slot, family })) : []
  })
  const inTemplates = layouts.flatMap((layout) =>
    layout.slots.flatMap((slot): CheckPlace[] => (takesKind(slot, wanted.kind) ? [{ template: layout, slot: slot.name }] : [])),
  )
  const places = [...inFamilies, ...inTemplates]
  return { places: places.slice(0, mostPlaces), all: places.length }
}

export interface Unstored {
  component: Component
  assets: readonly Asset[]
  locales: readonly string[]
  markets: readonly string[]
}

/** A slot without limits, for a kind that no template takes: what is said is judged, while room and looks take a template. */
const blank = (kind: string): Pick<Unsaved, 'template' | 'brand' | 'slot'> => ({
  slot: kind,
  brand: { id: 'brd_unsaved', version: 1, key: 'unsaved', name: 'Unsaved', tokens: {}, sample: false },
  template: {
    id: 'tpl_unsaved',
    version: 1,
    key: 'unsaved',
    name: 'Unsaved',
    channel: 'web',
    brand: 'brd_unsaved',
    format: { name: 'unsaved', width: 600 },
    slots: [{ name: kind, label: kindLabel(kind), kind, required: true }],
    body: `{{ slots.${kind} }}`,
    state: 'current',
    hash: '',
    madeBy: '',
    madeAt: '',
  },
})

/** What the guardrails would find of it in each place; of its words alone where there is none. */
export const gatherPlaces = async (
  read: Reader,
  places: readonly CheckPlace[],
  { component, assets, locales, markets }: Unstored,
  moment: Moment,
): Promise<{ places: CheckPlace[]; cases: Estimable[] }> => {
  const houses = byId<Brand>(await read.many(brand, new Set(places.map(({ template: layout }) => layout.brand))))
  const dressed = places.filter(({ template: layout }) => houses.has(layout.brand))
  const compositions = dressed.map(({ template: layout, slot, family }): Composition => {
    const house = houses.get(layout.brand) as Brand
    const spoken = family ? { locales: family.locales, markets: family.markets } : { locales, markets }
    const around = compositionAround({ ...spoken, template: layout, brand: house, slot, components: [component], assets })
    return family ? { ...around, family: { ...family, slots: around.family.slots, constraints: [] } } : around
  })
  if (places.length === 0) compositions.push(compositionAround({ ...blank(component.kind), components: [component], assets, locales, markets }))
  return { places: dressed, cases: await gatherEstimates(read, compositions, moment) }
}

type Estimable = Omit<Case, 'measured'>

/** A finding, with all the places in which it is made, as indexes of those that were looked at. */
export interface PlacedFinding {
  finding: Omit<Finding, 'component'>
  places: number[]
}

export const findingsIn = (cases: readonly Estimable[]): { found: PlacedFinding[]; room: Estimate['room'] } => {
  const bySaying = new Map<string, PlacedFinding>()
  const room: Estimate['room'] = []
  cases.forEach((one, at) => {
    const [slot = ''] = Object.keys(one.composition.family.slots)
    const [estimate] = judgeUnsaved(one)
    room.push(...(estimate?.room ?? []))
    for (const { component: _component, ...finding } of estimate?.findings ?? []) {
      if (finding.slot !== slot) continue
      const saying = JSON.stringify([finding.guardrail, finding.rule, finding.severity, finding.locale, finding.reason])
      const known = bySaying.get(saying)
      if (!known) bySaying.set(saying, { finding, places: [at] })
      else if (!known.places.includes(at)) known.places.push(at)
    }
  })
  const found = [...bySaying.values()].toSorted((a, b) => bySeverity(a.finding, b.finding) || b.places.length - a.places.length)
  return { found, room }
}
