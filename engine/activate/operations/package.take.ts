import { z } from 'zod'
import { asset } from '../../create/asset.ts'
import { component } from '../../create/component.ts'
import { rightsToday } from '../../create/rights.ts'
import { titleOf } from '../../create/said.ts'
import { notCoveredFor } from '../../create/use-period.ts'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { hashSecret } from '../../people/token.ts'
import { addressHours, type Package, packages } from '../package.ts'

export const takePackage = command({
  name: 'package.take',
  summary: 'Get an address to download a package from; it holds for a day, and the journal has who took it',
  input: z.strictObject({ id: z.string() }),
  output: z.object({
    address: z.string().describe('for a browser or a program, without signing in'),
    until: z.iso.datetime(),
    archive: z.object({ hash: z.string(), bytes: z.number().int() }),
  }),
  roles: ['owner', 'creativeSteward', 'decisionEngineer', 'creativeTechnologist', 'contributor', 'agent'],
  shownOnce: true,
  load: async (read, { id }) => {
    const found = await read.get(packages, id)
    const ids = found?.bearers ?? []
    return { found, rights: await read.ask(rightsToday, { ids }), pictures: await read.many(asset, ids), parts: await read.many(component, ids) }
  },
  decide: ({ found, rights, pictures, parts }, { id }, { now, engine, address, actor, newSecret }) => {
    if (!found) return refuseUnknown('package', id)
    if (found.state !== 'done' || !found.archive)
      return refuse('wrongState', found.state === 'running' ? 'It is still being packed.' : `It was ${found.state}.`, {
        remedy: found.state === 'running' ? 'Wait until it is done.' : 'Pack it anew.',
      })
    const at = now.toISOString()
    if (found.keptUntil !== undefined && found.keptUntil <= at)
      return refuse('wrongState', `Its file was kept until ${found.keptUntil.slice(0, 10)}.`, { remedy: 'Pack it anew.' })
    // What held when it was packed may have ended, or been taken back, since.
    const use = { ...found.use, from: [found.use.from, at.slice(0, 10)].sort().at(-1) ?? found.use.from }
    const ended = found.bearers.flatMap((of) => {
      const why = notCoveredFor(rights.get(of), use)
      const part = parts.find((one) => one.id === of)
      const name = pictures.find((one) => one.id === of)?.name ?? (part && titleOf(part)) ?? of
      return why === undefined ? [] : [{ path: name, problem: why }]
    })
    if (ended.length > 0)
      return refuse('blocked', 'Rights of what is in it have changed since it was packed.', {
        where: ended.slice(0, 20),
        remedy: 'Pack it anew: what may still be used is packed, and the rest is named.',
      })
    const secret = newSecret()
    const until = new Date(Math.min(now.getTime() + addressHours * 3_600_000, Date.parse(found.keptUntil ?? at))).toISOString()
    const taken = amend<Package>(found, { takings: [...found.takings.slice(-499), { by: actor.id, at, until, hash: hashSecret(secret) }] })
    return {
      answer: { address: `${address.replace(/\/$/, '')}/packages/${engine}/${id}/${secret}/${found.name}.zip`, until, archive: found.archive },
      save: [put(packages, taken)],
      journal: [
        happened(
          'package.taken',
          { package: id, ...(found.family !== undefined && { family: found.family }), ...(found.assets && { asset: found.assets }) },
          { archive: found.archive.hash, manifest: found.manifest, recipient: found.recipient, until },
        ),
      ],
    }
  },
})
