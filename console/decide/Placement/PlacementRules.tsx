import { windowKey, windowText } from '../../../engine/decide/window.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Go } from '../../kit/Go.tsx'
import { Section } from '../../kit/Section.tsx'
import { strings } from '../../strings.ts'
import { HoldoutLift } from '../HoldoutLift.tsx'
import { RuleTable } from '../RuleTable.tsx'
import { words } from '../words.ts'
import { PlacementRule } from './PlacementRule.tsx'
import type { Campaign } from './campaignOrder.ts'
import type { Place, Seen } from './useStanding.ts'

const { place } = words
const { metrics } = strings.briefs

interface Props {
  placement: Place
  campaigns: readonly Campaign[]
  /** How often it was seen, and how often over a cap. */
  seen: Seen | undefined
}

/** Who may see something here, which campaigns compete for it, and what the placement is set to. */
export const PlacementRules = ({ placement, campaigns, seen }: Props) => (
  <>
    {decides(campaigns) ? (
      <Section title={place.eligibility} side="CEL" className="px-5 pb-4 max-inspector:px-(--page)">
        {placement.eligibility ? <Rule text={placement.eligibility} name={placement.name} /> : <p className="text-ink-2">{place.everyone}</p>}
        <p className="mt-2 text-12 text-ink-2">{place.byDraft}</p>
      </Section>
    ) : (
      <Section title={place.eligibility} side={place.eligibilityNote} className="px-5 pb-4 max-inspector:px-(--page)">
        <PlacementRule key={placement.id} placement={placement} />
      </Section>
    )}
    {placement.table ? (
      <Section title={place.table} note={place.tableNote} className="border-t border-line px-5 pb-4 max-inspector:px-(--page)">
        <RuleTable rows={placement.table} />
      </Section>
    ) : null}
    <Section title={place.campaigns} className="border-t border-line px-5 pb-4 max-inspector:px-(--page)">
      {campaigns.length === 0 ? <p className="text-ink-2">{place.noCampaigns}</p> : null}
      <ul>
        {campaigns.map((campaign) => (
          <CampaignRule key={campaign.id} campaign={campaign} />
        ))}
      </ul>
    </Section>
    {placement.holdout.share > 0 ? (
      <Section title={words.lift.title} side={words.lift.side} className="border-t border-line px-5 pb-4 max-inspector:px-(--page)">
        <HoldoutLift placement={placement.key} />
      </Section>
    ) : null}
    <Section title={place.settings} className="border-t border-line px-5 pb-5 max-inspector:px-(--page)">
      <Settings placement={placement} campaigns={campaigns} seen={seen} />
    </Section>
  </>
)

/** Something was released here, so that its rule changes by an approved draft. */
const decides = (campaigns: readonly Campaign[]): boolean => campaigns.some(({ state }) => state === 'live' || state === 'paused')

const CampaignRule = ({ campaign: { id, name, eligibility, priority, state } }: { campaign: Campaign }) => {
  const { count } = useFormat()
  return (
    <li className="border-b border-line py-2 last:border-0">
      <span className="flex items-baseline justify-between gap-3">
        <Go href={`/campaigns/${id}`} className="cut rounded-1 font-strong">
          {name}
        </Go>
        <span className="text-12 whitespace-nowrap text-ink-2">
          {state}, {place.priority(count(priority))}
        </span>
      </span>
      {eligibility ? <Rule text={eligibility} name={name} /> : <p className="text-12 text-ink-2">{place.allOf}</p>}
    </li>
  )
}

/** A rule as it is written. It scrolls, so the keys must reach it. */
const Rule = ({ text, name }: { text: string; name: string }) => (
  <pre
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    tabIndex={0}
    aria-label={`${place.eligibility}: ${name}`}
    className="mono mt-1 overflow-x-auto rounded-2 bg-sunken px-3 py-2 text-12 whitespace-pre-wrap"
  >
    {text}
  </pre>
)

const capText = (cap: Place['caps'][number], most: string): string =>
  place.cap(most, windowText(windowKey(cap)), cap.each ? place.capEach : cap.tag === undefined ? '' : place.capTag(cap.tag))

const Settings = ({ placement: { goal, conversion, audiences, caps, sticky, locale, format }, campaigns, seen }: Props) => {
  const capped = caps.length > 0 || campaigns.some((campaign) => campaign.caps.length > 0)
  const { count } = useFormat()
  const said = [
    { name: place.goal, value: `${metrics[goal.metric]}, ${place.counter(metrics[goal.counterMetric])}` },
    { name: place.conversion, value: conversion },
    ...(audiences ? [{ name: place.apart, value: audiences.join(', ') }] : []),
    { name: place.caps, value: caps.map((cap) => capText(cap, count(cap.most))).join(', ') || place.noCaps },
    ...(seen && capped ? [{ name: place.over, value: seen.over === 0 ? place.noOver : place.overOf(count(seen.over), count(seen.total)) }] : []),
    ...(seen ? [{ name: place.seen, value: place.seenOf(count(seen.total), count(seen.today)) }] : []),
    { name: place.sticky, value: sticky ? windowText(windowKey(sticky)) : place.notSticky },
    { name: place.locale, value: locale },
    ...(format === undefined ? [] : [{ name: words.places.format, value: format }]),
  ]
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
      {said.map(({ name, value }) => (
        <div key={name} className="contents">
          <dt className="text-ink-3">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
