import { type Happening, happened, put, type Save, type Task } from '../kernel/change.ts'
import { amend } from '../kernel/noun.ts'
import type { Reader } from '../kernel/reader.ts'
import type { Brand } from './brand.ts'
import { brandFor } from './brand-for.ts'
import type { Component } from './component.ts'
import { byId, type Composition, compositionOf, hashOf } from './composition.ts'
import { type Family, family } from './family.ts'
import { familiesUsing } from './library.ts'
import { measuredAnew } from './measurement.ts'
import type { Template } from './template.ts'

/** The families that use a component or a template, with all that they are made of. */
export const compositionsUsing = async (read: Reader, use: { components?: readonly string[]; template?: string }): Promise<Composition[]> => {
  const found: Composition[] = []
  for (const one of await read.ask(familiesUsing, use)) {
    const composition = await compositionOf(read, one)
    if (composition) found.push(composition)
  }
  return found
}

export interface Ripple {
  save: Save[]
  journal: Happening[]
  tasks: Task[]
}

interface Changed {
  components?: readonly Component[]
  template?: Template
  brand?: Brand
  /** What each family around holds now, in their order. */
  slots?: readonly Family['slots'][]
}

/** What changes around a thing that changed: families that show it get another hash, so that verdicts lapse, and are measured again. */
export const ripple = (around: readonly Composition[], changed: Changed): Ripple => {
  const moved = around.flatMap((composition, n) => {
    const components = new Map([...composition.components, ...byId(changed.components ?? [])])
    const slots = changed.slots?.[n] ?? composition.family.slots
    const house = changed.brand ? brandFor(changed.brand, composition.family.markets) : composition.brand
    const hash = hashOf({
      ...composition,
      brand: house,
      components,
      family: { ...composition.family, slots },
      template: changed.template ?? composition.template,
    })
    return hash === composition.family.hash ? [] : [amend(composition.family, { hash, slots })]
  })
  return {
    save: moved.map((one) => put(family, one)),
    journal: moved.map((one) => happened('family.changed', { family: one.id }, { hash: one.hash })),
    tasks: measuredAnew(moved),
  }
}
