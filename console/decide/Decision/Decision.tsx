import { useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import { channelName } from '../../../engine/create/channel-name.ts'
import type { Action } from '../../actions/action.ts'
import { Answered } from '../../api/Answered.tsx'
import { usePeople } from '../../api/people.ts'
import { useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Screen } from '../../frame/Screen.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { Mark } from '../../kit/Mark.tsx'
import { useCopy } from '../../kit/useCopy.tsx'
import { strings } from '../../strings.ts'
import { useNamed } from '../useNamed.ts'
import { words } from '../words.ts'
import { DecisionView } from './DecisionView.tsx'
import type { Explained } from './explained.ts'
import { lineageSteps } from './lineageSteps.ts'
import { Shown } from './Shown.tsx'
import { useShownFamily } from './useShownFamily.ts'

const { explain } = words

/** Why was this shown? */
export const Decision = () => {
  const { decision: id = '' } = useParams({ strict: false }) as { decision?: string }
  const query = useQueryOf('decision.explain', { id })
  const { data: placements } = useQueryOf('placement.list', { limit: 200 })
  const { momentExact, dayClock, clockSeconds } = useFormat()
  const { data } = query
  const copying = useCopy(useMemo(() => JSON.stringify(data, null, 2) ?? '', [data]))
  const place = placements?.items.find(({ key }) => key === data?.record.placement)
  return (
    <Screen
      crumbs={[
        { label: words.stage, href: '/placements' },
        { label: words.decisions, href: '/decisions' },
        { label: data ? words.decisionAt(dayClock(data.record.at)) : words.decision },
      ]}
      actions={useDeeds(query.refetch, query.isFetching, data, copying)}
      subject={id}
      title={data?.explanation.title}
      facts={
        data ? (
          <>
            <span>{[place?.name ?? data.record.placement, place === undefined ? '' : channelName(place.channel)].filter(Boolean).join(', ')}</span>
            <span>{momentExact(data.record.at)}</span>
            <Replayed replay={data.explanation.replay} at={clockSeconds(query.dataUpdatedAt)} />
          </>
        ) : null
      }
    >
      <div className="px-(--page) has-[textarea]:pt-4">{copying.told}</div>
      <Answered query={query}>{(explained) => <Known explained={explained} />}</Answered>
    </Screen>
  )
}

const Replayed = ({ replay: { same, sentence }, at }: { replay: Explained['explanation']['replay']; at: string }) => (
  <span role="status" className="flex items-center gap-1.5">
    {same ? <Icon name="tick" className="text-thread" /> : <Mark severity="block" />}
    {sentence}, {at}
  </span>
)

const useDeeds = (
  refetch: () => unknown,
  busy: boolean,
  data: Explained | undefined,
  { isCopied, copy }: ReturnType<typeof useCopy>,
): readonly Action[] =>
  useMemo<readonly Action[]>(
    () => [
      { id: 'decision.copy', group: 'do', label: isCopied ? strings.copying.copied : explain.copy, tone: 'quiet', run: copy },
      {
        id: 'decision.replay',
        group: 'do',
        label: explain.replay,
        operation: 'decision.explain',
        keys: 'P',
        busy: busy && data ? explain.replaying : undefined,
        run: () => void refetch(),
      },
    ],
    [refetch, busy, data, isCopied, copy],
  )

const Known = ({ explained }: { explained: Explained }) => {
  const { record, lineage } = explained
  const { face } = usePeople()
  const named = useNamed(record.locale)
  const { dayClock, clockSeconds, count } = useFormat()
  const family = useShownFamily(record)
  const slot = (name: string) => family.data?.template.slots.find((one) => one.name === name)?.label ?? name
  return (
    <DecisionView
      explained={explained}
      steps={lineageSteps(lineage, { face, named, day: dayClock, clock: clockSeconds, count, placement: record.placement })}
      slot={slot}
      named={named}
      shown={record.campaign === undefined ? <p className="text-pretty text-ink-2">{explain.keptBack}</p> : <Shown record={record} family={family} />}
    />
  )
}
