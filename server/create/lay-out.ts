import { rendererFor } from '../../adapters/renderers/index.ts'
import type { Material } from '../../adapters/renderers/renderer.ts'
import { formatsOf } from '../../engine/create/formats-of.ts'
import type { Family } from '../../engine/create/family.ts'
import { type Layout, layoutReader, type LayoutWanted, type Overflow } from '../../engine/create/layout.ts'

/** Layouts that come of laying out one variant. */
export interface LaidOut {
  layouts: Layout[]
  /** What is still to be laid out. */
  left: LayoutWanted[]
}

/**
 * Lays out one variant in every size, which takes some three milliseconds each. It tells of as many of those wanted as can stand in it together: the next one, and
 * whatever else of its language stands in other slots. Throws what Liquid stumbles over.
 */
export const layOutNext = async (wanted: readonly LayoutWanted[], material: Material, { slots }: Pick<Family, 'slots'>): Promise<LaidOut> => {
  const { overflows } = rendererFor(material.template.channel)
  const [locale = ''] = wanted.map((one) => one.locale)
  const together: LayoutWanted[] = []
  const choice: Record<string, string> = {}
  const taken = new Set<string>()
  for (const one of wanted) {
    const canStand = one.slots.every((slot) => !taken.has(slot)) && Object.entries(one.choice).every(([slot, id]) => (choice[slot] ?? id) === id)
    if (one.locale !== locale || !canStand) continue
    together.push(one)
    one.slots.forEach((slot) => taken.add(slot))
    Object.assign(choice, one.choice)
  }
  const first = Object.fromEntries(Object.entries(slots).flatMap(([slot, [id]]) => (id === undefined ? [] : [[slot, id]])))
  const occasion = { choice: { ...first, ...choice }, locale, media: '' }
  const sizes: [format: string, over: readonly Overflow[]][] = []
  for (const format of formatsOf(material.template)) sizes.push([format.name, (await overflows?.(material, occasion, format)) ?? []])
  const toldOf = (one: LayoutWanted): Layout['sizes'] =>
    Object.fromEntries(
      sizes.map(([format, over]) => [format, over.filter(({ slot }) => one.slots.includes(slot))] as const).filter(([, over]) => over.length > 0),
    )
  return {
    layouts: together.map((one) => ({ key: one.key, renderer: layoutReader, sizes: toldOf(one) })),
    left: wanted.filter((one) => !together.includes(one)),
  }
}
