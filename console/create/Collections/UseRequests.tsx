import { Answered } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { useListOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import { InspectorSection } from '../../frame/Inspector.tsx'
import { Go } from '../../kit/Go.tsx'
import type { UseRequest } from './held.ts'
import { words } from './words.ts'

const said = words.requests
const most = 200

interface Props {
  of: Operations['use.list']['input']
  title: string
  /** What is said where nobody asked; nothing is shown without. */
  none?: string
}

/** Who asked for an original, for what, and what came of it. */
export const UseRequests = ({ of, title, none }: Props) => {
  const query = useListOf('use.list', of, most)
  const { count } = useFormat()
  if (none === undefined && !query.data?.items.length) return null
  return (
    <InspectorSection title={title} side={query.data && query.data.items.length > 0 ? count(query.data.items.length) : null}>
      <Answered query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-pretty text-ink-2">{none}</p>
          ) : (
            <ul className="grid gap-3">
              {items.map((one) => (
                <li key={one.id}>
                  <Asked request={one} />
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </InspectorSection>
  )
}

const Asked = ({ request: { who, purpose, use, state, because, asset, taken, askedAt, approval } }: { request: UseRequest }) => {
  const { count, day } = useFormat()
  const days = use.until === undefined ? said.from(day(use.from)) : said.between(day(use.from), day(use.until))
  return (
    <div className="grid gap-0.5 text-pretty">
      <span className="flex flex-wrap items-baseline justify-between gap-x-3">
        <b>{who}</b>
        <span className="text-12 text-ink-3">{day(askedAt)}</span>
      </span>
      {purpose ? <span>{purpose}</span> : null}
      <span className="text-12 text-ink-2">{said.use(use.media.join(', '), use.territories.join(', '), days)}</span>
      <span className="flex flex-wrap gap-x-3 text-12">
        <span className="text-ink-2">
          {state === 'granted' ? `${said.states.granted}, ${said.taken(count(taken))}` : said.states[state]}
          {because === undefined ? '' : `: ${because}`}
        </span>
        <Go href={`/assets/${asset}`} className="linked text-thread">
          {said.look}
        </Go>
        {state === 'waiting' && approval !== undefined ? (
          <Go href={`/review/${approval}`} className="linked text-thread">
            {said.review}
          </Go>
        ) : null}
      </span>
    </div>
  )
}
