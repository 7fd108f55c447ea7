import { z } from 'zod'
import { asset } from '../../create/asset.ts'
import { type Component, component } from '../../create/component.ts'
import { findOne } from '../../create/find.ts'
import { LiveUse, liveComponents, livePictures, liveTemplates } from '../../create/live-use.ts'
import { componentsShowing } from '../../create/picture-use.ts'
import { titleOf } from '../../create/said.ts'
import { template } from '../../create/template.ts'
import { placement } from '../../decide/placement.ts'
import { query } from '../../kernel/operation.ts'
import type { Reader } from '../../kernel/reader.ts'
import { refuseUnknown } from '../../kernel/refusal.ts'
import { engine } from '../../people/engine.ts'
import { everyone } from '../../people/permission.ts'
import { DoesThere, doesWhere, ShownThere, shownWhere } from '../forward.ts'
import { learnedNow } from '../learned.ts'

const Kind = z.enum(['asset', 'component', 'template'])
type Kind = z.infer<typeof Kind>

export const followLineage = query({
  name: 'lineage.follow',
  summary: 'Follow a picture, a component or a template to where it is live and how it does there',
  input: z.strictObject({ kind: Kind, id: z.string().describe('id or key') }),
  output: z.object({
    kind: Kind,
    id: z.string(),
    name: z.string(),
    live: z.array(LiveUse),
    shown: z.array(ShownThere).describe('what was counted at each placement of those campaigns, for all that is shown there'),
    does: z
      .array(DoesThere)
      .describe('of the component itself, or of those that show the picture; empty for a template, since learning compares what stands in it'),
  }),
  roles: everyone,
  load: async (read, { kind, id }, { now, engine: here }) => {
    const found = await finders[kind](read, id, now.toISOString())
    return (
      found && {
        ...found,
        learned: await read.ask(learnedNow, {}),
        places: await read.all(placement),
        locale: (await read.get(engine, here))?.locale,
      }
    )
  },
  answer: (facts, { kind, id }) => {
    if (!facts) return kind === 'asset' ? refuseUnknown('picture', id, 'id or key') : refuseUnknown(kind, id, 'id or key')
    const { id: of, name, live, parts } = facts
    return { kind, id: of, name, live, shown: shownWhere(live, facts), does: doesWhere(parts, facts) }
  },
})

interface Followed {
  id: string
  name: string
  live: LiveUse[]
  parts: Component[]
}

type Find = (read: Reader, id: string, at: string) => Promise<Followed | undefined>

const finders: Readonly<Record<Kind, Find>> = {
  asset: async (read, reference, at) => {
    const found = await findOne(read, asset, reference)
    return (
      found && {
        id: found.id,
        name: found.name,
        live: await read.ask(livePictures, { asset: found.id, at }),
        parts: await read.ask(componentsShowing, { assets: [found.id] }),
      }
    )
  },
  component: async (read, reference, at) => {
    const found = await findOne(read, component, reference)
    return found && { id: found.id, name: titleOf(found), live: await read.ask(liveComponents, { component: found.id, at }), parts: [found] }
  },
  template: async (read, reference, at) => {
    const found = await findOne(read, template, reference)
    return found && { id: found.id, name: found.name, live: await read.ask(liveTemplates, { template: found.id, at }), parts: [] }
  },
}
