import { z } from 'zod'
import { Entity, noun } from '../kernel/noun.ts'
import { Asset } from './asset.ts'
import { Brand } from './brand.ts'
import { Component } from './component.ts'
import { Family } from './family.ts'
import { Template } from './template.ts'

/**
 * A family as it stood at one content hash, with all that it is made of. Verdicts bind to the hash and releases show the edition,
 * so that what is live stays what was approved while the library moves on. Written once, never changed.
 */
export const Edition = Entity.extend({
  family: z.string(),
  hash: z.string().describe('the family’s content hash'),
  frozen: z.object({ family: Family, template: Template, brand: Brand, components: z.array(Component), assets: z.array(Asset) }),
})
export type Edition = z.infer<typeof Edition>

export const edition = noun('edition', 'edn', Edition, ['family', 'hash'])

/** One edition a hash: its id says so. */
export const editionId = (hash: string): string => `${edition.prefix}_${hash.slice(0, 26)}`
