import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { command } from '../../kernel/operation.ts'
import { isRefusal, refuse } from '../../kernel/refusal.ts'
import { makers } from '../../people/permission.ts'
import { asset } from '../asset.ts'
import { Component, component, Lineage } from '../component.ts'
import { concept } from '../concept.ts'
import { kindsOf } from '../declared-kind.ts'
import { findAll } from '../find.ts'
import { keyOf } from '../key-of.ts'
import { mostTags } from '../limits.ts'
import { assetReferences, makeComponent, titleIn } from '../make-component.ts'

export const ComponentWords = {
  kind: Component.shape.kind,
  fields: Component.shape.fields.describe('by locale, * for what is the same in all; kind.list says which fields a kind has'),
  tags: z.array(z.string()).max(mostTags).default([]).describe('concepts: keys, labels or synonyms'),
  rights: Component.shape.rights,
}

export const addComponent = command({
  name: 'component.add',
  summary: 'Add a component: a tagged, reusable piece of content of a declared kind',
  input: z.strictObject({
    ...ComponentWords,
    key: Component.shape.key.optional().describe('made of what it says, or of the name of the file that it shows, when left out'),
    brief: z.string().optional(),
    from: Lineage.shape.from,
  }),
  output: Component,
  roles: makers,
  example: { kind: 'headline', fields: { en: { text: 'A headline for an example' } } },
  load: async (read, input) => {
    const kinds = await kindsOf(read)
    const assets = await findAll(read, asset, assetReferences(input.fields))
    const title = titleIn({ ...input, form: kinds.get(input.kind) }, assets)
    return {
      kinds,
      assets,
      taken: (await read.count(component, { key: input.key ?? keyOf(title, input.kind) })) > 0,
      concepts: await read.all(concept, { state: 'current' }),
    }
  },
  decide: ({ kinds, taken, concepts, assets }, { brief, from, key, ...input }, { now, newId, actor }) => {
    if (key !== undefined && taken)
      return refuse('alreadyExists', `There is a component ${key} already.`, { where: [{ path: 'key', problem: 'taken' }] })
    const lineage: Lineage = { from, ...(brief !== undefined && { brief }) }
    const made = makeComponent(
      { ...input, ...(key !== undefined && { key }) },
      { kinds, concepts, assets, taken },
      { id: newId(component.prefix), lineage, actor, now },
    )
    if (isRefusal(made)) return made
    const objects = { component: made.id, ...(brief !== undefined && { brief }) }
    return { answer: made, save: [put(component, made)], journal: [happened('component.added', objects, { kind: made.kind, tags: made.tags })] }
  },
})
