import { useParams } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { channelName } from '../../../engine/create/channel-name.ts'
import { useActions } from '../../actions/Actions.tsx'
import { Answered } from '../../api/Answered.tsx'
import { useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Screen } from '../../frame/Screen.tsx'
import { Segment } from '../../kit/Segment.tsx'
import { Empty } from '../../kit/state/Empty.tsx'
import { useNamed } from '../useNamed.ts'
import { useExplainLatest } from '../useExplainLatest.ts'
import { useWornOut } from '../../learn/useWornOut.ts'
import { words } from '../words.ts'
import { DiscardDialog } from '../RuleDraft/DiscardDialog.tsx'
import { partedDeeds, useDraftDeeds } from '../RuleDraft/useDraftDeeds.ts'
import { useRuleDraft } from '../RuleDraft/useRuleDraft.ts'
import { draftConclusion } from '../RuleDraft/draftConclusion.ts'
import { Components } from './Components.tsx'
import { emptyTitle } from './emptyTitle.ts'
import { PlacementDraft } from './PlacementDraft.tsx'
import { PlacementRules } from './PlacementRules.tsx'
import { type Place, useStanding } from './useStanding.ts'

const { place } = words

/** What wins here, for whom? */
export const Placement = () => {
  const { placement: key = '' } = useParams({ strict: false }) as { placement?: string }
  const [picked, setPicked] = useState<string>()
  const [audience, setAudience] = useState<string>()
  const placements = useQueryOf('placement.list', { limit: 200 })
  const found = placements.data?.items.find((one) => one.key === key || one.id === key)
  const standing = useStanding(found, { picked, audience })
  const named = useNamed(found?.locale)
  const wornOut = useWornOut(key)
  const { percentWhole, count } = useFormat()
  const { campaigns, campaign, slots, leader, latest } = standing
  const draft = useRuleDraft(found && { kind: 'placement', id: found.id })
  const [editing, setEditing] = useState(false)
  const [discarding, setDiscarding] = useState(false)
  const onEdit = useCallback(() => setEditing(true), [])
  const onDiscard = useCallback(() => setDiscarding(true), [])
  const road = useDraftDeeds({ draft, editing, onEdit, onDiscard })
  const explaining = useExplainLatest(latest?.id, draft.rule === undefined && !editing ? 'filled' : 'quiet')
  const { onward, beside } = useMemo(() => partedDeeds(road.actions), [road.actions])
  const actions = useMemo(() => [...explaining, ...onward], [explaining, onward])
  useActions(beside, found?.name ?? '')
  return (
    <Screen
      crumbs={[{ label: words.stage, href: '/placements' }, { label: words.placements, href: '/placements' }, { label: found?.name ?? key }]}
      actions={actions}
      subject={found?.name ?? ''}
      title={
        leader
          ? [place.leads(named(leader.id), percentWhole(leader.share)), wornOut(leader.id) ? place.wearsOff : '', draftConclusion(draft.report)]
              .filter(Boolean)
              .join(' ')
          : placements.data && (found ? emptyTitle(standing, count) : place.unknown)
      }
      facts={found ? <PlaceFacts placement={found} latest={latest?.at} learned={standing.learned} /> : null}
      headSide={
        <span className="flex flex-wrap gap-2">
          {found?.audiences && campaign ? <ForWhom audiences={found.audiences} value={audience} onChange={setAudience} /> : null}
          {campaigns.length > 1 && campaign ? (
            <Segment
              label={place.campaign}
              options={campaigns.map(({ id, name }) => ({ value: id, label: name }))}
              value={campaign.id}
              onChange={setPicked}
            />
          ) : null}
        </span>
      }
    >
      {draft.rule ? <DiscardDialog rule={draft.rule} open={discarding} onOpenChange={setDiscarding} /> : null}
      <Answered query={placements}>
        {() =>
          found ? (
            <div className="grid min-h-full grid-cols-[minmax(0,1fr)_clamp(320px,34%,520px)] max-inspector:grid-cols-1">
              <div className="min-w-0">
                {slots && campaign ? (
                  <Components title={campaign.name} slots={slots} named={named} of={standing.of} counts={standing.counts} />
                ) : standing.known && !campaign ? (
                  <Dark placement={found.key} />
                ) : null}
              </div>
              <div className="border-l border-line max-inspector:border-t max-inspector:border-l-0">
                <PlacementDraft
                  placement={found}
                  draft={draft}
                  editing={editing}
                  deeds={beside}
                  problem={road.problem}
                  onDone={() => setEditing(false)}
                />
                <PlacementRules placement={found} campaigns={campaigns} seen={standing.seen} />
              </div>
            </div>
          ) : null
        }
      </Answered>
    </Screen>
  )
}

interface ForWhomProps {
  audiences: readonly string[]
  value: string | undefined
  onChange: (audience: string | undefined) => void
}

/** Everybody together, or one of the audiences whose taste is learned apart. */
const ForWhom = ({ audiences, value = '', onChange }: ForWhomProps) => {
  const known = useQueryOf('audience.list', { limit: 200 })
  const nameOf = (key: string): string => known.data?.items.find((one) => one.key === key)?.name ?? key
  return (
    <Segment
      label={place.forWhom}
      options={['', ...audiences].map((key) => ({ value: key, label: key === '' ? place.everybody : nameOf(key) }))}
      value={value}
      onChange={(key) => onChange(key === '' ? undefined : key)}
    />
  )
}

interface PlaceFactsProps {
  placement: Place
  /** When it decided last, and when the last snapshot that serves was published. */
  latest: string | undefined
  learned: string | undefined
}

const PlaceFacts = ({ placement: { key, channel, policy, holdout }, latest, learned }: PlaceFactsProps) => {
  const { percentSet, moment } = useFormat()
  return (
    <>
      <span className="mono">{key}</span>
      <span>{channelName(channel)}</span>
      <span>{place.policy[policy.name] ?? policy.name}</span>
      <span>{place.holdout(percentSet(holdout.share))}</span>
      {latest === undefined ? null : <span>{place.latest(moment(latest))}</span>}
      {learned === undefined ? null : <span>{place.learned(moment(learned))}</span>}
    </>
  )
}

const Dark = ({ placement }: { placement: string }) => (
  <div className="p-(--page)">
    <Empty fact={place.nothingLive} meaning={place.pasteMeaning}>
      <code className="mono text-12">POST /api/decision.request {`{ "placement": "${placement}" }`}</code>
    </Empty>
  </div>
)
