import type { Operations } from '../../api/operations.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Go } from '../../kit/Go.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { words } from './words.ts'

/** One line under the title: of what, when it was asked for, what is new in it and what is kept out. */
export const ReviewFacts = ({ approval }: { approval: Operations['approval.show']['output']['approval'] }) => {
  const { count, moment } = useFormat()
  const { title, facts, requestedAt, state, brief } = approval
  const said = words.facts
  return (
    <>
      <span>{title}</span>
      {state === 'waiting' ? null : <Tag>{words.states[state]}</Tag>}
      <span>{said.asked(moment(requestedAt))}</span>
      <Counted n={count(facts.newComponents)} what={said.components} />
      {facts.newClaims > 0 ? <Counted n={count(facts.newClaims)} what={said.claims} /> : null}
      {facts.blocked > 0 ? <Counted n={count(facts.blocked)} what={said.blocked} /> : null}
      {brief === undefined ? null : (
        <Go href={`/briefs/${brief}`} className="linked">
          {said.brief}
        </Go>
      )}
    </>
  )
}

const Counted = ({ n, what }: { n: string; what: string }) => (
  <span>
    <b className="text-ink">{n}</b> {what}
  </span>
)
