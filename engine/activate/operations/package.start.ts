import { z } from 'zod'
import { aboutOf, approval } from '../../approve/approval.ts'
import { missingYes, verdictOn } from '../../approve/verdict.ts'
import { type Asset, asset } from '../../create/asset.ts'
import { ContentChannel } from '../../create/channel.ts'
import { hashOf } from '../../create/composition.ts'
import { edition, editionId } from '../../create/edition.ts'
import { family } from '../../create/family.ts'
import { findAll, findOne } from '../../create/find.ts'
import { Territory } from '../../create/locale.ts'
import { rightsToday } from '../../create/rights.ts'
import { notCoveredFor, type UsePeriod } from '../../create/use-period.ts'
import { frozen } from '../../decide/release.ts'
import { gatherCase } from '../../guard/gather-case.ts'
import { judgeFamily } from '../../guard/judge-family.ts'
import { preflight } from '../../guard/preflight.ts'
import type { Moment } from '../../kernel/actor.ts'
import { type Change, happened, put, type Save, task } from '../../kernel/change.ts'
import { command } from '../../kernel/operation.ts'
import type { Reader } from '../../kernel/reader.ts'
import { type Refusal, refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { type LeftOut, type Package, packages, PackageChoice, packFiles, ShownPackage, shownPackage } from '../package.ts'
import { choiceRefusal, planOf } from '../package-plan.ts'

const Input = z.strictObject({
  family: z.string().optional().describe('id or key: its renditions, as a yes holds for them'),
  assets: z.array(z.string()).min(1).max(2_000).optional().describe('ids or keys: originals of pictures'),
  choice: PackageChoice.default({}),
  use: z
    .strictObject({
      territories: z.array(Territory).min(1).max(250).optional().describe('the markets of the family, or the world, when left out'),
      media: z.array(ContentChannel).min(1).optional().describe('of originals: what they are wanted for; a family says so itself'),
      from: z.iso.date().optional().describe('today when left out'),
      until: z.iso.date().optional().describe('as long as the rights last when left out'),
    })
    .default({}),
  recipient: z.string().trim().min(1).max(160).optional().describe('whom it is for'),
})
type Input = z.output<typeof Input>

export const startPackage = command({
  name: 'package.start',
  summary: 'Pack approved renditions of a family, or originals of pictures, with spec sheet and receipt',
  input: Input,
  output: ShownPackage,
  roles: ['owner', 'creativeSteward', 'decisionEngineer', 'creativeTechnologist', 'contributor', 'agent'],
  load: async (read, input, moment) => ({
    ...(await familyFacts(read, input, moment)),
    pictures: input.assets === undefined ? new Map<string, Asset>() : await findAll(read, asset, [...new Set(input.assets)]),
  }),
  decide: (facts, input, moment): Change<z.infer<typeof ShownPackage>> | Refusal => {
    const { family: wanted, assets } = input
    if ((wanted === undefined) === (assets === undefined))
      return refuse('invalidInput', 'A package holds a family or originals of pictures.', {
        where: [{ path: wanted === undefined ? 'family' : 'assets', problem: wanted === undefined ? 'missing' : 'beside a family' }],
        remedy: 'Name a family, or name assets.',
      })
    const ends = input.use.until
    if (ends !== undefined && ends < (input.use.from ?? dayOf(moment)))
      return refuse('invalidInput', 'The use ends before it begins.', { where: [{ path: 'use.until', problem: `${ends} is before its first day` }] })
    return assets === undefined ? ofFamily(facts, input, moment) : ofPictures(facts.pictures, { ...input, assets }, moment)
  },
})

const familyFacts = async (read: Reader, { family: wanted }: Input, moment: Moment) => {
  const found = wanted === undefined ? undefined : await findOne(read, family, wanted)
  const of = found && (await gatherCase(read, found, moment))
  return {
    found,
    of,
    checks: found ? await read.all(preflight, { family: found.id, hash: found.hash }) : [],
    approvals: found ? await read.all(approval, { about: aboutOf({ kind: 'family', id: found.id }) }) : [],
    held: found && (await read.get(edition, editionId(found.hash))),
    rights: await read.ask(rightsToday, { ids: of ? [...of.composition.components.keys(), ...of.composition.assets.keys()] : [] }),
  }
}

type Facts = Awaited<ReturnType<typeof familyFacts>>

const ofFamily = (facts: Facts, input: Input, moment: Moment): Change<z.infer<typeof ShownPackage>> | Refusal => {
  const { found, of, checks, approvals, held, rights } = facts
  if (!found) return refuseUnknown('family', input.family ?? '', 'id or key', 'family')
  if (found.state === 'retired') return refuse('wrongState', `“${found.name}” is retired.`, { remedy: 'Take a family that is in use.' })
  if (!of) return refuse('notFound', `“${found.name}” has lost its template.`, { where: [{ path: 'family', problem: found.key }] })
  const { composition } = of
  const subject = { kind: 'family', id: found.id, hash: found.hash }
  const refused = missingYes(approvals, subject, found.name) ?? changedSince(hashOf(composition) === found.hash, found.name)
  if (refused) return refused
  if (checks.length === 0)
    return refuse('blocked', `“${found.name}” has not been through preflight as it stands.`, { remedy: 'Run preflight first.' })
  const strange = choiceRefusal(found, composition.template, input.choice)
  if (strange) return strange
  const { channel } = composition.template
  if (input.use.media?.some((one) => one !== channel))
    return refuse('invalidInput', `“${found.name}” is made for ${channel}.`, {
      where: [{ path: 'use.media', problem: `only ${channel}` }],
      remedy: 'Leave the media out, or take a family of that channel.',
    })
  const use = useOf(input, moment, found.markets, [channel])
  // Guardrails may have been set since: what goes out is judged as they are now, like what goes live.
  const { files, left } = planOf({ content: composition, choice: input.choice, use, blocks: judgeFamily(of).blocks, rights })
  if (files.length === 0) return nothingLeft(found.name, left)
  const yes = verdictOn(approvals, subject, found.hash).approval
  return begun(
    { name: found.key, family: found.id, hash: found.hash, ...(yes && { approval: yes.id }), use, left, of: files.length },
    input,
    moment,
    held ? [] : [put(edition, frozen(composition))],
  )
}

const changedSince = (same: boolean, name: string): Refusal | undefined =>
  same ? undefined : refuse('notApproved', `“${name}” no longer is what was approved.`, { remedy: 'Ask for approval of what it is now.' })

const ofPictures = (
  pictures: ReadonlyMap<string, Asset>,
  input: Input & { assets: string[] },
  moment: Moment,
): Change<z.infer<typeof ShownPackage>> | Refusal => {
  const { media } = input.use
  if (media === undefined)
    return refuse('invalidInput', 'What are these pictures wanted for?', {
      where: [{ path: 'use.media', problem: 'missing' }],
      remedy: 'Say on which media they will be used, as in web or email.',
    })
  const unknown = input.assets.filter((one) => !pictures.has(one))
  if (unknown.length > 0)
    return refuse('notFound', 'Some of these pictures are not known here.', { where: unknown.map((one) => ({ path: 'assets', problem: one })) })
  const use = useOf(input, moment, ['world'], media)
  const wanted = [...new Map([...pictures.values()].map((one) => [one.id, one])).values()]
  const left = wanted.flatMap((one): LeftOut[] => {
    const why = one.state === 'retired' ? 'it is retired' : notCoveredFor(one.rights, use)
    return why === undefined ? [] : [{ what: `“${one.name}”`, why, files: 1 }]
  })
  const free = wanted.filter((one) => one.state === 'usable' && notCoveredFor(one.rights, use) === undefined)
  if (free.length === 0) return nothingLeft('These pictures', left)
  return begun(
    {
      name: free.length === 1 ? (free[0]?.key ?? 'pictures') : 'pictures',
      assets: free.map(({ id }) => id),
      use,
      left: left.slice(0, 500),
      of: free.length,
    },
    input,
    moment,
  )
}

const nothingLeft = (name: string, left: readonly LeftOut[]): Refusal =>
  refuse('blocked', `Nothing of “${name.replace(/^“|”$/g, '')}” may be used so.`, {
    where: left.slice(0, 20).map(({ what, why }) => ({ path: what, problem: why })),
    remedy: 'Ask for a use that the rights cover, or mend what stands in the way.',
  })

const dayOf = ({ now }: Moment): string => now.toISOString().slice(0, 10)

const useOf = ({ use }: Input, moment: Moment, territories: readonly string[], media: UsePeriod['media']): UsePeriod => ({
  territories: use.territories ?? [...territories],
  media,
  from: use.from ?? dayOf(moment),
  ...(use.until !== undefined && { until: use.until }),
})

type Begun = Pick<Package, 'name' | 'family' | 'hash' | 'approval' | 'assets' | 'use' | 'left'> & { of: number }

const begun = (
  { of, ...what }: Begun,
  { choice, recipient }: Input,
  { now, newId, actor }: Moment,
  more: Save[] = [],
): Change<z.infer<typeof ShownPackage>> => {
  const started: Package = {
    ...what,
    id: newId(packages.prefix),
    version: 1,
    choice,
    ...(recipient !== undefined && { recipient }),
    bearers: [],
    progress: { made: 0, of },
    files: [],
    takings: [],
    state: 'running',
    askedBy: actor.id,
    askedAt: now.toISOString(),
  }
  return {
    answer: shownPackage(started),
    save: [...more, put(packages, started)],
    journal: [
      happened('package.started', objectsOf(started), {
        name: started.name,
        hash: started.hash,
        use: started.use,
        recipient,
        files: of,
        left: started.left.length,
      }),
    ],
    tasks: [task(packFiles, { package: started.id }, { key: `pack-files:${started.id}` })],
  }
}

const objectsOf = ({ id, family: of, approval: yes, assets }: Package): Record<string, string | string[]> => ({
  package: id,
  ...(of !== undefined && { family: of }),
  ...(yes !== undefined && { approval: yes }),
  ...(assets && { asset: assets }),
})
