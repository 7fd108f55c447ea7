import { z } from 'zod'
import { aboutOf, approval } from '../../approve/approval.ts'
import { missingYes } from '../../approve/verdict.ts'
import { type Brief, brief } from '../../brief/brief.ts'
import { hashOf } from '../../create/composition.ts'
import { edition, editionId } from '../../create/edition.ts'
import { type Family, family } from '../../create/family.ts'
import { findOne } from '../../create/find.ts'
import { gatherCase } from '../../guard/gather-case.ts'
import { judgeFamily } from '../../guard/judge-family.ts'
import { preflight } from '../../guard/preflight.ts'
import { canonical } from '../../kernel/canonical.ts'
import { happened, put, type Save } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { isRefusal, refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { staleness } from '../../kernel/stale.ts'
import { Campaign, campaign } from '../campaign.ts'
import { placement } from '../placement.ts'
import { frozen, releasable } from '../release.ts'
import { runningWith, testedRefusal } from '../tested.ts'

export const releaseCampaign = command({
  name: 'campaign.release',
  summary: 'Put a campaign live with its family as it stands now, if a yes holds for exactly this content',
  input: z.strictObject({
    id: z.string().describe('id or key'),
    family: z.string().optional().describe('id of the family to show from now on, such as one that was recombined; the one it has when left out'),
    ifVersion: z.number().int().optional(),
  }),
  output: Campaign,
  roles: ['owner', 'decisionEngineer', 'creativeSteward', 'flow'],
  load: async (read, { id, family: other }, moment) => {
    const found = await findOne(read, campaign, id)
    const shown = found && (await read.get(family, other ?? found.family))
    const answered = shown?.brief ?? found?.brief
    return {
      found,
      shown,
      of: shown && (await gatherCase(read, shown, moment)),
      held: shown && (await read.get(edition, editionId(shown.hash))),
      asked: answered === undefined ? undefined : await read.get(brief, answered),
      approvals: shown ? await read.all(approval, { about: aboutOf({ kind: 'family', id: shown.id }) }) : [],
      checks: shown ? await read.all(preflight, { family: shown.id }) : [],
      running: found ? await runningWith(read, found) : [],
      placements: found ? await read.all(placement, { key: found.placements }) : [],
    }
  },
  decide: ({ found, shown, of, held, asked, approvals, checks, running, placements }, { id, ifVersion }, { now }) => {
    if (!found) return refuseUnknown('campaign', id, 'id or key')
    const stale = staleness(found, ifVersion)
    if (stale) return stale
    if (found.state === 'ended') return refuse('wrongState', `“${found.name}” has ended.`, { remedy: 'Draft another one.' })
    const tested = found.familyHash === shown?.hash ? undefined : testedRefusal(running, found)
    if (tested) return tested
    if (!shown || !of) return refuse('notFound', 'Its family is gone, or lost its template.', { where: [{ path: 'id', problem: found.family }] })
    if (shown.state === 'retired')
      return refuse('wrongState', `“${shown.name}” is retired; it is released nowhere any more.`, {
        where: [{ path: 'family', problem: `${shown.key} is retired` }],
        remedy: 'Release the campaign with another family.',
      })
    const { composition } = of
    const refused = missingYes(approvals, { kind: 'family', id: shown.id, hash: shown.hash }, shown.name)
    if (refused) return refused
    // A component may have moved on without the family having been looked at again: a yes then holds for something else.
    if (hashOf(composition) !== shown.hash)
      return refuse('notApproved', `“${shown.name}” no longer is what was approved.`, { remedy: 'Ask for approval of what it is now.' })
    // Guardrails may have been set since: what goes live is judged as they are now.
    const check = checks.some(({ hash }) => hash === shown.hash) ? judgeFamily(of) : undefined
    const source = releasable({ campaign: { ...found, family: shown.id }, composition, preflight: check, placements, now })
    if (isRefusal(source)) return source
    const blocks = source.blocks.map(({ locale, choice }) => ({ locale, choice }))
    // A person and a flow that release the same thing at the same moment bring it live once.
    if (isLiveWith(found, shown, blocks)) return { answer: found }
    const content = held ?? frozen(composition)
    const { barred: _barred, ...rest } = found
    const live = amend<Campaign>(rest, {
      family: shown.id,
      ...(asked && { brief: asked.id }),
      familyHash: shown.hash,
      blocks,
      state: 'live' as const,
      releasedAt: now.toISOString(),
    })
    return {
      answer: live,
      save: [put(campaign, live), ...(held ? [] : [put(edition, content)]), ...broughtLive(asked)],
      journal: [
        happened(
          'campaign.released',
          {
            campaign: live.id,
            family: shown.id,
            placement: placements.map((one) => one.id),
            component: [...composition.components.keys()],
            ...(live.brief !== undefined && { brief: live.brief }),
          },
          { key: live.key, hash: shown.hash, combinations: source.combinations },
        ),
      ],
    }
  },
})

const isLiveWith = ({ state, family: at, familyHash, blocks, barred }: Campaign, { id, hash }: Family, kept: Campaign['blocks']): boolean =>
  state === 'live' && at === id && familyHash === hash && barred === undefined && canonical(blocks) === canonical(kept)

const broughtLive = (asked: Brief | undefined): Save[] =>
  asked && asked.state !== 'live' && asked.state !== 'closed' ? [put(brief, amend(asked, { state: 'live' as const }))] : []
