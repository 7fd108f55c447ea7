import { Answered, Problem } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { asked, useCommand, useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Screen } from '../../frame/Screen.tsx'
import { ActorMark } from '../../kit/Actor.tsx'
import { Button } from '../../kit/Button.tsx'
import { Go } from '../../kit/Go.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { words } from '../words.ts'
import { flowsTitle } from './flowsTitle.ts'

type Flow = Operations['flow.list']['output']['items'][number]

/** What runs instead of hand-offs? */
export const Flows = () => {
  const query = useQueryOf('flow.list', {}, { follows: ['*'] })
  const { count } = useFormat()
  const change = useCommand('flow.switch')
  const { data } = query
  const off = data?.items.filter(({ runs }) => !runs).length ?? 0
  return (
    <Screen
      crumbs={[{ label: words.stage, href: '/flows' }, { label: words.flows }]}
      title={data && flowsTitle(data.items, count)}
      facts={off > 0 ? <span>{words.off(count(off))}</span> : null}
    >
      <Answered query={query}>
        {({ items, since }) => (
          <div className="px-(--page) py-2">
            {change.error ? <Problem problem={change.error} /> : null}
            <ul aria-label={words.flows}>
              {items.map((flow) => (
                <FlowLine
                  key={flow.name}
                  flow={flow}
                  since={since}
                  onSwitch={() => change.mutate(asked({ flow: flow.name, runs: !flow.runs }), { onSuccess: () => void query.refetch() })}
                />
              ))}
            </ul>
          </div>
        )}
      </Answered>
    </Screen>
  )
}

const FlowLine = ({ flow, since, onSwitch }: { flow: Flow; since: number; onSwitch: () => void }) => {
  const { name, sentence, why, when, runs, done, steps, refused, last } = flow
  const { count, moment } = useFormat()
  return (
    <li className="grid grid-cols-[18px_minmax(0,1fr)_auto] gap-x-3 gap-y-1 border-b border-line py-3 last:border-0">
      <ActorMark actor={{ kind: 'flow', name }} titled={false} />
      <div className="min-w-0">
        <h2 className="text-15 text-pretty">{sentence}</h2>
        <p className="mt-0.5 max-w-180 text-pretty text-ink-2">{why}</p>
        <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-12 text-ink-2">
          <span className="mono">{name}</span>
          <span>
            {words.wakes} <span className="mono">{when.join(', ')}</span>
          </span>
          {last === undefined ? (
            <span>{words.never}</span>
          ) : (
            <>
              {steps > 0 ? (
                <Go href={`/journal?flow=${name}${since > 0 ? `&since=${since}` : ''}`} className="linked">
                  {words.answered(count(done), count(steps))}
                </Go>
              ) : null}
              <span>{words.last(moment(last))}</span>
            </>
          )}
          {refused > 0 ? (
            <Go href={`/journal?refused=${name}`} className="linked">
              {words.refused(count(refused))}
            </Go>
          ) : null}
          {runs ? null : <Tag tone="warn">{words.isOff}</Tag>}
        </p>
      </div>
      <Button tone={runs ? 'plain' : 'filled'} onClick={onSwitch} aria-label={`${runs ? words.switchOff : words.switchOn}: ${name}`}>
        {runs ? words.switchOff : words.switchOn}
      </Button>
    </li>
  )
}
