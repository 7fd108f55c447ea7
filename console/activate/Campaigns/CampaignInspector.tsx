import { useActions } from '../../actions/Actions.tsx'
import { Deeds } from '../../actions/Deeds.tsx'
import { Answered } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { Go } from '../../kit/Go.tsx'
import { Barred } from './Barred.tsx'
import { words } from '../words.ts'
import { Withheld } from './Withheld.tsx'
import { CampaignDraft } from './CampaignDraft.tsx'
import { CampaignRule } from './CampaignRule.tsx'
import { CampaignLimits } from './CampaignLimits.tsx'
import { useCampaignDeeds } from './useCampaignDeeds.ts'

type Shown = Operations['campaign.show']['output']

/** One campaign: what it shows, to whom, and whether a yes holds for it. */
export const CampaignInspector = ({ id }: { id: string }) => {
  const query = useQueryOf('campaign.show', { id }, { follows: ['family', 'approval'] })
  return <Answered query={query}>{(shown) => <Known key={shown.campaign.id} shown={shown} />}</Answered>
}

const Known = ({ shown }: { shown: Shown }) => {
  const { campaign, family, yes, offAir, releasedIsCurrent, shown: seen } = shown
  const { moment } = useFormat()
  const { actions, problem } = useCampaignDeeds(shown)
  useActions(actions, campaign.name)
  return (
    <>
      <div className="border-b border-line px-4 py-3.5">
        <div className="text-12 text-ink-3">{words.campaignStates[campaign.state]}</div>
        <h2 className="mt-0.5 text-15 font-title text-pretty">{campaign.name}</h2>
        <Deeds actions={actions} problem={problem} />
      </div>
      <InspectorSection title={words.yes}>
        <p className="text-pretty">{yes.stands ? words.stands : words.not(yes.because)}</p>
        {campaign.familyHash === undefined ? null : (
          <p className="mt-1 text-pretty text-ink-2">
            {[releasedIsCurrent ? words.current : words.moved, ...(offAir.length > 0 ? [words.less] : [])].join(' ')}
          </p>
        )}
      </InspectorSection>
      <InspectorSection title={words.family}>
        {family ? (
          <Go href={`/families/${family.id}`} className="linked">
            {family.name}
          </Go>
        ) : null}
        <dl className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1">
          <dt className="text-ink-3">{words.placements}</dt>
          <dd>
            {campaign.placements.map((key) => (
              <Go key={key} href={`/placements/${key}`} className="linked mono mr-2">
                {key}
              </Go>
            ))}
          </dd>
          <dt className="text-ink-3">{words.starts}</dt>
          <dd>{moment(campaign.from)}</dd>
          <dt className="text-ink-3">{words.until}</dt>
          <dd>{campaign.until === undefined ? words.noEnd : moment(campaign.until)}</dd>
        </dl>
      </InspectorSection>
      {offAir.length > 0 ? <Barred offAir={offAir} /> : null}
      {campaign.withheld?.length ? <Withheld campaign={campaign} /> : null}
      <CampaignLimits campaign={campaign} shown={seen} />
      <InspectorSection title={words.rule}>
        {campaign.state === 'draft' ? <CampaignRule campaign={campaign} /> : <LiveRule campaign={campaign} />}
      </InspectorSection>
    </>
  )
}

/** Once released it changes by an approved draft. */
const LiveRule = ({ campaign }: { campaign: Shown['campaign'] }) => (
  <>
    {campaign.eligibility ? (
      <code className="mono block text-12 [overflow-wrap:anywhere] whitespace-pre-wrap">{campaign.eligibility}</code>
    ) : (
      <p className="text-ink-2">{words.everyone}</p>
    )}
    {campaign.state === 'ended' ? null : <CampaignDraft campaign={campaign} />}
  </>
)
