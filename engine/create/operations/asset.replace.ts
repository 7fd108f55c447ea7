import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { makers } from '../../people/permission.ts'
import { asset } from '../asset.ts'
import { Component, component } from '../component.ts'
import { Family } from '../family.ts'
import { findOne } from '../find.ts'
import { LiveUse } from '../live-use.ts'
import { withOtherPicture } from '../make-component.ts'
import { sortInWords, sortOf } from '../media-sort.ts'
import { useOfPicture } from '../picture-use.ts'
import { compositionsUsing, ripple } from '../rehash.ts'
import { titleOf } from '../said.ts'
import { newestOf } from '../versions.ts'

export const replaceAsset = command({
  name: 'asset.replace',
  summary: 'Put the newest version of a picture, or another, in its place in every component that shows it: all of them, or none',
  input: z.strictObject({
    id: z.string().describe('id or key of what is shown'),
    by: z.string().optional().describe('id or key of what comes in its place; the newest of its versions when left out'),
    reason: z.string().trim().min(3).max(400),
  }),
  output: z.object({
    components: z.array(Component.pick({ id: true, key: true, kind: true, hash: true }).extend({ title: z.string() })).describe('now drafts'),
    families: z.array(Family.pick({ id: true, key: true, name: true })).describe('changed; verdicts on their old content lapse'),
    live: z.array(LiveUse).describe('campaigns that go on showing what was released, until the new content is approved and released'),
  }),
  roles: makers,
  destructive: true,
  load: async (read, { id, by }, { now }) => {
    const old = await findOne(read, asset, id)
    const next = by === undefined ? old && (await newestOf(read, old)) : await findOne(read, asset, by)
    const use = old && (await useOfPicture(read, old.id, now))
    return {
      old,
      next,
      use,
      around: use?.components.length ? await compositionsUsing(read, { components: use.components.map((one) => one.id) }) : [],
    }
  },
  decide: ({ old, next, use, around }, { id, by, reason }, { now, actor }) => {
    if (!old || !use) return refuseUnknown('asset', id, 'id or key')
    if (!next) return refuseUnknown('asset', by ?? id, 'id or key')
    if (old.id === next.id)
      return refuse('invalidInput', by === undefined ? 'There is no newer version of it.' : 'It cannot be put in its own place.', {
        where: [{ path: by === undefined ? 'id' : 'by', problem: 'the same picture' }],
        remedy: 'Name what comes in its place, or add a version with asset.add and replaces.',
      })
    if (next.state === 'retired')
      return refuse('wrongState', `“${next.name}” is retired.`, {
        where: [{ path: 'by', problem: 'retired' }],
        remedy: 'Name a picture that is usable.',
      })
    if (sortOf(next) !== sortOf(old))
      return refuse('noFit', `“${next.name}” is ${sortInWords[sortOf(next)]}, and would stand in the place of ${sortInWords[sortOf(old)]}.`, {
        where: [{ path: 'by', problem: `not ${sortInWords[sortOf(old)]}` }],
      })
    if (use.components.length === 0)
      return refuse('invalidInput', `No component shows “${old.name}”.`, { where: [{ path: 'id', problem: 'shown by nothing' }] })
    const changed = use.components.map((one) => withOtherPicture(one, old, next, { actor, now }))
    const { save, journal, tasks } = ripple(around, { components: changed })
    return {
      answer: {
        components: changed.map((one) => ({ id: one.id, key: one.key, kind: one.kind, hash: one.hash, title: titleOf(one) })),
        families: use.families.map(({ id: family, key, name }) => ({ id: family, key, name })),
        live: use.live,
      },
      save: [...changed.map((one) => put(component, one)), ...save],
      journal: [
        happened(
          'asset.replaced',
          { asset: [old.id, next.id], component: changed.map((one) => one.id) },
          { components: changed.length, families: save.length },
          reason,
        ),
        ...changed.map((one) => happened('component.amended', { component: one.id, asset: [old.id, next.id] }, { after: one.hash })),
        ...journal,
      ],
      tasks,
    }
  },
})
