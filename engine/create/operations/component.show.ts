import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { refuseUnknown } from '../../kernel/refusal.ts'
import { everyone } from '../../people/permission.ts'
import { Asset } from '../asset.ts'
import { Component, component } from '../component.ts'
import { picturesOf } from '../composition.ts'
import { Family } from '../family.ts'
import { findOne } from '../find.ts'
import { familiesUsing } from '../library.ts'

export const showComponent = query({
  name: 'component.show',
  summary: 'Show one component with where it is used',
  input: z.strictObject({ id: z.string().describe('id or key') }),
  output: z.object({
    component: Component,
    assets: z.array(Asset),
    usedIn: z.array(
      Family.pick({ id: true, key: true, name: true, template: true, hash: true, locales: true }).extend({ slots: z.array(z.string()) }),
    ),
  }),
  roles: everyone,
  load: async (read, { id }) => {
    const found = await findOne(read, component, id)
    return found && { found, assets: await picturesOf(read, [found]), families: await read.ask(familiesUsing, { components: [found.id] }) }
  },
  answer: (facts, { id }) => {
    if (!facts) return refuseUnknown('component', id, 'id or key')
    const { found, assets, families } = facts
    const usedIn = families.map(({ id: family, key, name, template, hash, locales, slots }) => ({
      id: family,
      key,
      name,
      template,
      hash,
      locales,
      slots: Object.keys(slots).filter((slot) => slots[slot]?.includes(found.id)),
    }))
    return { component: found, assets, usedIn }
  },
})
