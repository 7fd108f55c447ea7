import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { refuseUnknown } from '../../kernel/refusal.ts'
import { everyone } from '../../people/permission.ts'
import { Asset } from '../asset.ts'
import { lackedBy } from '../completeness.ts'
import { Component, component } from '../component.ts'
import { picturesOf } from '../composition.ts'
import { Family } from '../family.ts'
import { findOne } from '../find.ts'
import { familiesUsing } from '../library.ts'
import { LiveUse, liveComponents } from '../live-use.ts'
import { Locale } from '../locale.ts'
import { oneComponent, withOffAir } from '../off-air-today.ts'
import { template } from '../template.ts'

export const showComponent = query({
  name: 'component.show',
  summary: 'Show one component with where it is used',
  input: z.strictObject({ id: z.string().describe('id or key') }),
  output: z.object({
    component: Component,
    assets: z.array(Asset),
    usedIn: z.array(
      Family.pick({ id: true, key: true, name: true, template: true, hash: true, locales: true }).extend({
        slots: z.array(z.string()),
        layout: z.string().describe('name of its template'),
      }),
    ),
    live: z.array(LiveUse).describe('live campaigns that hold it, as it was released'),
    lacks: z.array(Locale).describe('languages of the families that hold it in which it does not say yet all that its kind requires'),
  }),
  roles: everyone,
  load: async (read, { id }, { now }) => {
    const found = await findOne(read, component, id)
    if (!found) return undefined
    const families = await read.ask(familiesUsing, { components: [found.id] })
    return {
      found,
      families,
      assets: await picturesOf(read, [found]),
      layouts: await read.many(template, new Set(families.map((one) => one.template))),
      live: await withOffAir(read, await read.ask(liveComponents, { component: found.id, at: now.toISOString() }), oneComponent(found.id), now),
    }
  },
  answer: (facts, { id }) => {
    if (!facts) return refuseUnknown('component', id, 'id or key')
    const { found, assets, families, layouts, live } = facts
    const usedIn = families.map(({ id: family, key, name, template: layout, hash, locales, slots }) => ({
      id: family,
      key,
      name,
      template: layout,
      layout: layouts.find((one) => one.id === layout)?.name ?? layout,
      hash,
      locales,
      slots: Object.keys(slots).filter((slot) => slots[slot]?.includes(found.id)),
    }))
    const spoken = [...new Set(families.flatMap(({ locales }) => locales))]
    return { component: found, assets, usedIn, live, lacks: lackedBy(found, spoken) }
  },
})
