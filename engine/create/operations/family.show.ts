import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import type { Reader } from '../../kernel/reader.ts'
import { refuse } from '../../kernel/refusal.ts'
import { everyone } from '../../people/permission.ts'
import { Asset } from '../asset.ts'
import { Brand } from '../brand.ts'
import { Component } from '../component.ts'
import { byId, type Composition, compositionOf } from '../composition.ts'
import { edition, editionId } from '../edition.ts'
import { Family, family } from '../family.ts'
import { findOne } from '../find.ts'
import { FamilyUse, familyUses } from '../live-use.ts'
import { matrixOf } from '../matrix.ts'
import { wholeFamily, withOffAir } from '../off-air-today.ts'
import { Template } from '../template.ts'

export const showFamily = query({
  name: 'family.show',
  summary: 'Show one family with all that it is made of, how many variants it has, and the campaigns that show it',
  input: z.strictObject({
    id: z.string().optional().describe('id or key; may be left out beside a hash'),
    hash: z.string().optional().describe('content hash of an edition: what it was made of then'),
  }),
  output: z.object({
    family: Family,
    template: Template,
    brand: Brand,
    components: z.array(Component),
    assets: z.array(Asset),
    combinations: z.number().int().describe('variants in all locales'),
    excluded: z.number().int().describe('that the constraints keep out, in all locales'),
    uses: z.array(FamilyUse).describe('campaigns that are not over: which show an edition of it, may show one again, or are drafted with it'),
  }),
  roles: everyone,
  load: async (read, asked, { now }) => {
    const composition = await compositionAsked(read, asked)
    if (!composition) return undefined
    const uses = await read.ask(familyUses, { family: composition.family.id, at: now.toISOString() })
    return { composition, uses: await withOffAir(read, uses, wholeFamily, now) }
  },
  answer: (facts, { id, hash }) => {
    if (!facts && id === undefined)
      return hash === undefined
        ? refuse('invalidInput', 'Which family?', {
            where: [{ path: 'id', problem: 'missing' }],
            remedy: 'Name its id or key, or the hash of what it was.',
          })
        : refuse('notFound', 'No family ever had this content.', { where: [{ path: 'hash', problem: 'unknown here' }] })
    if (!facts)
      return refuse('notFound', `No family has the id or key ${id}${hash === undefined ? '' : ', or it never had this content'}.`, {
        where: [{ path: 'id', problem: 'unknown here' }],
      })
    const { family: found, components, assets, ...rest } = facts.composition
    const each = matrixOf(found).count
    const locales = found.locales.length
    return {
      ...rest,
      family: found,
      components: [...components.values()],
      assets: [...assets.values()],
      combinations: each * locales,
      uses: facts.uses,
      excluded: (matrixOf({ slots: found.slots, constraints: [] }).count - each) * locales,
    }
  },
})

const compositionAsked = async (
  read: Reader,
  { id, hash }: { id?: string | undefined; hash?: string | undefined },
): Promise<Composition | undefined> => {
  if (id === undefined) return hash === undefined ? undefined : thatWas(read, hash)
  const found = await findOne(read, family, id)
  return found && (hash === undefined || hash === found.hash ? compositionOf(read, found) : thatWas(read, hash, found))
}

const thatWas = async (read: Reader, hash: string, of?: Family): Promise<Composition | undefined> => {
  const then = await read.get(edition, editionId(hash))
  if (!then || (of && then.family !== of.id)) return undefined
  const { components, assets, ...frozen } = then.frozen
  return { ...frozen, components: byId(components), assets: byId(assets) }
}
