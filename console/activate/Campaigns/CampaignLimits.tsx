import { windowKey, windowText } from '../../../engine/decide/window.ts'
import type { Operations } from '../../api/operations.ts'
import { useListOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { Go } from '../../kit/Go.tsx'
import { words } from '../words.ts'

type Shown = Operations['campaign.show']['output']

const { limits } = words
const most = 1000
const all = {} as const

/** How much of a campaign may be seen, by whom at the most, and how much was: budget, caps, holdout, layers, and what a success is worth. */
export const CampaignLimits = ({ campaign: { id, budget, caps, holdout, priority, value }, shown }: Pick<Shown, 'campaign' | 'shown'>) => {
  const { count, money, percentSet } = useFormat()
  const layers = useListOf('layer.list', all, most)
  const slices = (layers.data?.items ?? []).flatMap(({ key, name, members }) =>
    members.filter(({ campaign }) => campaign === id).map(({ share }) => ({ key, name, share })),
  )
  const spent = (seen: number, of: number | undefined) =>
    of === undefined ? limits.seenOf(count(seen)) : limits.seenOfBudget(count(seen), count(of))
  return (
    <InspectorSection title={limits.name} side={limits.side}>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1">
        <dt className="text-ink-3">{limits.total}</dt>
        <dd>{spent(shown.total, budget?.total)}</dd>
        <dt className="text-ink-3">{limits.today}</dt>
        <dd>{spent(shown.today, budget?.perDay)}</dd>
        <dt className="text-ink-3">{words.priority}</dt>
        <dd>{count(priority)}</dd>
        <dt className="text-ink-3">{limits.value}</dt>
        <dd>{value === undefined ? limits.noValue : money(value / 100)}</dd>
        <dt className="text-ink-3">{limits.caps}</dt>
        <dd>
          {caps.map((cap) => limits.cap(count(cap.most), windowText(windowKey(cap)), cap)).join(', ') || limits.none}
          {caps.length > 0 ? <span className="block text-ink-2">{shown.over === 0 ? limits.noOver : limits.over(count(shown.over))}</span> : null}
        </dd>
        <dt className="text-ink-3">{limits.holdout}</dt>
        <dd>{holdout === undefined || holdout.share === 0 ? limits.none : percentSet(holdout.share)}</dd>
        <dt className="text-ink-3">{limits.layers}</dt>
        <dd>
          {layers.data && slices.length === 0 ? `${limits.noLayer} ` : null}
          {slices.map(({ key, name, share }) => (
            <span key={key} className="block">
              {limits.slice(name, percentSet(share))}
            </span>
          ))}
          <Go href="/layers" className="linked target w-fit">
            {limits.toLayers}
          </Go>
        </dd>
      </dl>
    </InspectorSection>
  )
}
