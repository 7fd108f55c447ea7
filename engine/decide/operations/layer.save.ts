import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse } from '../../kernel/refusal.ts'
import { staleness } from '../../kernel/stale.ts'
import { deciders } from '../../people/permission.ts'
import { campaign } from '../campaign.ts'
import { Layer, layer } from '../layer.ts'

export const saveLayer = command({
  name: 'layer.save',
  summary: 'Save a layer: campaigns of which one person may be in at most one, each with its share of the people',
  input: z.strictObject({
    key: Layer.shape.key,
    name: Layer.shape.name,
    members: Layer.shape.members.default([]).describe('in the order of their slices; a new one goes to the end, so that nobody changes sides'),
    ifVersion: z.number().int().optional(),
  }),
  output: Layer,
  roles: deciders,
  example: { key: 'sample-layer', name: 'Sample layer' },
  load: async (read, { key, members }) => ({
    found: (await read.list(layer, { key }, { limit: 1 })).items[0],
    campaigns: members.length === 0 ? [] : await read.all(campaign, { id: members.map((member) => member.campaign) }),
  }),
  decide: ({ found, campaigns }, { ifVersion, ...input }, { newId }) => {
    const stale = found && staleness(found, ifVersion)
    if (stale) return stale
    const known = new Set(campaigns.map(({ id }) => id))
    const unknown = input.members.filter(
      (member, at, all) => !known.has(member.campaign) || all.findIndex((one) => one.campaign === member.campaign) < at,
    )
    if (unknown.length > 0) {
      return refuse('invalidInput', 'A layer names each campaign once, by its id.', {
        where: unknown.map((member) => ({
          path: 'members',
          problem: `${member.campaign} is ${known.has(member.campaign) ? 'named twice' : 'unknown'}`,
        })),
      })
    }
    const total = input.members.reduce((sum, { share }) => sum + share, 0)
    if (total > 1 + rounding)
      return refuse('invalidInput', `The shares come to ${total.toFixed(3)} of the people, and there is only 1.`, {
        where: [{ path: 'members', problem: 'more than everybody' }],
        remedy: 'Lower them until they come to 1 at most.',
      })
    // The salt is of the layer's own making and never changes, or everybody would change sides.
    const saved: Layer = found ? amend(found, input) : { ...input, id: newId(layer.prefix), version: 1, salt: newId('slt') }
    return {
      answer: saved,
      save: [put(layer, saved)],
      journal: [
        happened(
          found ? 'layer.changed' : 'layer.made',
          { layer: saved.id, ...(known.size > 0 && { campaign: [...known] }) },
          { key: saved.key, members: saved.members },
        ),
      ],
    }
  },
})

/** Thirds, added up. */
const rounding = 1e-9
