import { z } from 'zod'
import type { Approval } from '../approve/approval.ts'
import { Harm } from '../brief/goal.ts'
import type { Brief } from '../brief/brief.ts'
import { byId } from '../create/composition.ts'
import type { Edition } from '../create/edition.ts'
import { titleOf } from '../create/said.ts'
import { assetsShown } from '../create/shown-assets.ts'
import type { Preflight } from '../guard/preflight.ts'
import type { Campaign } from './campaign.ts'
import type { DecisionRecord } from './decision.ts'
import type { DecisionOutcome } from './decision-log.ts'

/** One step on the way from a brief to what came of it: each can be opened by its kind and id. */
export const LineageStep = z.object({
  at: z.iso.datetime(),
  kind: z.enum([
    'brief',
    'asset',
    'component',
    'template',
    'approval',
    'campaign',
    'decision',
    'exposure',
    'click',
    'conversion',
    ...Harm.options,
    'snapshot',
  ]),
  id: z.string(),
  thing: z.string(),
  by: z.string().optional().describe('id of who did it'),
  sentence: z.string(),
})
export type LineageStep = z.infer<typeof LineageStep>

export interface Ancestry {
  record: DecisionRecord
  brief: Brief | undefined
  edition: Edition | undefined
  approval: Approval | undefined
  /** How its content was judged last before it was shown. */
  judged?: Pick<Preflight, 'guardrails'> | undefined
  campaign: Campaign | undefined
  outcomes: readonly DecisionOutcome[]
  /** The event that the placement counts as a conversion. */
  conversion: string | undefined
  learned: { snapshot: string; at: string } | undefined
}

/** From brief to outcome, in the order of time. Joined by ids that are stored, never guessed. */
export const lineageOf = (of: Ancestry): LineageStep[] =>
  [...briefSteps(of), ...contentSteps(of), ...releaseSteps(of), ...decisionSteps(of)].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))

const briefSteps = ({ brief }: Ancestry): LineageStep[] =>
  brief
    ? [
        {
          at: brief.openedAt,
          kind: 'brief',
          id: brief.id,
          thing: brief.title,
          by: brief.openedBy,
          sentence: brief.origin.kind === 'signal' ? 'opened by a signal' : `opened for ${brief.goal.metric}`,
        },
      ]
    : []

const contentSteps = ({ edition, record }: Ancestry): LineageStep[] => {
  if (!edition) return []
  const { components, template } = edition.frozen
  const shown = Object.entries(record.components ?? {}).flatMap(([slot, id]): LineageStep[] => {
    const component = components.find((one) => one.id === id)
    if (!component) return []
    const sentence =
      component.lineage.model === undefined
        ? `${slot}, version ${component.version}`
        : `${slot}, version ${component.version}, drafted with ${component.lineage.model}`
    return [{ at: component.madeAt, kind: 'component', id, thing: titleOf(component, record.locale), by: component.madeBy, sentence }]
  })
  return [
    ...pictureSteps(edition, record),
    ...shown,
    { at: template.madeAt, kind: 'template', id: template.id, thing: template.name, by: template.madeBy, sentence: `version ${template.version}` },
  ]
}

/** The bytes that were shown, by their hash. */
const pictureSteps = ({ frozen: { components, assets } }: Edition, record: DecisionRecord): LineageStep[] => {
  const chosen = new Set(Object.values(record.components ?? {}))
  const shown = components.filter(({ id }) => chosen.has(id))
  const ids = new Set(assetsShown(shown, byId(assets)))
  return assets
    .filter(({ id }) => ids.has(id))
    .map(({ id, addedAt, addedBy, name, hash }) => ({
      at: addedAt,
      kind: 'asset',
      id,
      thing: name,
      by: addedBy,
      sentence: `bytes ${hash.slice(0, 8)}`,
    }))
}

const releaseSteps = ({ record, approval, judged, campaign }: Ancestry): LineageStep[] => {
  const last = approval?.verdicts.at(-1)
  return [
    ...(approval
      ? [
          {
            at: last?.at ?? approval.requestedAt,
            kind: 'approval' as const,
            id: approval.id,
            thing: 'Yes to exactly this content',
            ...(last && { by: last.actor }),
            sentence: `${approval.passed ? `by rule: ${approval.route.because}` : (approval.steps.at(-1)?.label ?? 'by everyone on its route')}; hash ${approval.subject.hash.slice(0, 8)}${judged ? `; guardrails ${judged.guardrails.slice(0, 8)}` : ''}`,
          },
        ]
      : []),
    // A later release put something else in its place.
    ...(campaign?.releasedAt === undefined || campaign.releasedAt > record.at
      ? []
      : [
          {
            at: campaign.releasedAt,
            kind: 'campaign' as const,
            id: campaign.id,
            thing: `Live at ${campaign.placements.length === 1 ? campaign.placements[0] : `${campaign.placements.length} placements`}`,
            sentence: campaign.name,
          },
        ]),
  ]
}

const decisionSteps = ({ record, outcomes, conversion, learned }: Ancestry): LineageStep[] => [
  {
    at: record.at,
    kind: 'decision',
    id: record.id,
    thing: 'This decision',
    sentence: `ruleset ${record.ruleset.slice(0, 8)}${record.snapshot === undefined ? '' : `, snapshot ${record.snapshot.slice(4, 12)}`}`,
  },
  ...outcomes.map((outcome): LineageStep => ({
    at: outcome.at,
    kind: outcome.kind,
    id: record.id,
    thing: {
      exposure: 'Seen',
      click: 'Clicked',
      conversion: convertedBy(outcome),
      unsubscribe: 'Unsubscribed',
      complaint: 'Marked as spam',
      bounce: 'Came back',
      return: 'Returned',
    }[outcome.kind],
    sentence: `${joinedHow(outcome, conversion)}; ${Math.round((1 - outcome.machine) * 100)} % likely a person`,
  })),
  ...(learned
    ? [{ at: learned.at, kind: 'snapshot' as const, id: learned.snapshot, thing: 'Learned', sentence: 'the first snapshot after its outcome' }]
    : []),
]

/** Whatever names a decision may be a conversion: where it is not counted as one, it is called what its sender called it. */
const convertedBy = ({ value, state, event }: DecisionOutcome): string =>
  value > 0 ? `Order of ${(value / 100).toFixed(2)}` : state === 'joined' ? 'Converted' : (event ?? 'Another event')

const joinedHow = ({ kind, state, event }: DecisionOutcome, conversion: string | undefined): string => {
  if (state === 'joined') return 'joined by its receipt'
  const other = kind === 'conversion' && event !== undefined && conversion !== undefined && event !== conversion
  return other ? `set aside, since its placement counts ${conversion}` : 'set aside'
}
