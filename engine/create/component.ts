import { z } from 'zod'
import { contentHash } from '../kernel/canonical.ts'
import { Entity, noun } from '../kernel/noun.ts'
import { mostTags } from './limits.ts'
import { Locale } from './locale.ts'
import { everyLocale } from './locale-chain.ts'
import { Key } from './key.ts'
import { ComponentForm } from './declared-kind.ts'
import { Rights } from './rights.ts'

/** What a component says, by locale and field; the locale `*` holds what is the same in all of them. */
export const Fields = z.record(z.union([z.literal(everyLocale), Locale]), z.record(z.string().max(40), z.string())).meta({
  examples: [{ en: { text: 'Dry all the way home' } }],
})
export type Fields = z.infer<typeof Fields>

/** Where a component comes from, so that every pixel can be traced. */
export const Lineage = z.strictObject({
  brief: z.string().optional(),
  from: z.array(z.string()).max(20).default([]).describe('ids of components that it was made from'),
  model: z.string().max(160).optional().describe('provider and model, when a model drafted it'),
  run: z.string().optional().describe('the drafting run'),
})
export type Lineage = z.infer<typeof Lineage>

/** draft: made, and judged by nobody.  approved: a person said yes to this content.  retired: in no new family. */
export const ComponentState = z.enum(['draft', 'approved', 'retired'])
export type ComponentState = z.infer<typeof ComponentState>

/** A modular piece of content of a declared kind: tagged, versioned, reusable. */
export const Component = Entity.extend({
  key: Key,
  kind: z.string().max(60),
  fields: Fields,
  form: ComponentForm.optional().describe('how it is read, where its kind is one that the engine declares'),
  tags: z.array(Key).max(mostTags).default([]).describe('keys of concepts'),
  rights: Rights.optional(),
  pictures: z
    .record(z.string(), z.string())
    .optional()
    .describe('what the pictures that it shows say, as a hash by their id, where that was amended'),
  lineage: Lineage.default({ from: [] }),
  state: ComponentState,
  hash: z.string().describe('of what is shown and what binds it: kind, form, fields, rights, and what its pictures say'),
  madeBy: z.string().describe('id of the actor who made it as it is: who made or changed it last'),
  madeAt: z.iso.datetime().describe('when that was; its first version tells when it was made at first (component.versions)'),
})
export type Component = z.infer<typeof Component>

export const component = noun('component', 'cpt', Component, ['key', 'kind', 'state', 'hash', 'madeBy', 'madeAt'], { keepsEarlier: true })

export const componentHash = ({
  kind,
  form,
  fields,
  rights,
  pictures,
}: Pick<Component, 'kind' | 'form' | 'fields' | 'rights' | 'pictures'>): string => contentHash({ kind, form, fields, rights, pictures })
