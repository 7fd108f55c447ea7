import type { Operations } from '../../api/operations.ts'
import { useFormat } from '../../format/useFormat.ts'
import { Go } from '../../kit/Go.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { freshIn } from './changes.ts'
import type { FamilyReview } from './useFamilyReview.ts'
import { words } from './words.ts'

/** One line under the title: of what, when it was asked for, what is new in it and what is kept out. */
export const ReviewFacts = ({
  approval,
  review,
  named,
}: {
  approval: Operations['approval.show']['output']['approval']
  review: FamilyReview | undefined
  /** The screen's title says already what it is about. */
  named: boolean
}) => {
  const { count, moment } = useFormat()
  const { title, facts, requestedAt, state, brief } = approval
  const said = words.facts
  return (
    <>
      {named ? null : <span>{title}</span>}
      {state === 'waiting' ? null : <Tag>{words.states[state]}</Tag>}
      <span>{said.asked(moment(requestedAt))}</span>
      {approval.subject.kind === 'family' ? <Fresh asked={facts.newComponents} review={review} /> : null}
      {facts.newClaims > 0 ? <Counted n={count(facts.newClaims)} what={facts.newClaims === 1 ? said.claim : said.claims} /> : null}
      {facts.blocked > 0 ? <Counted n={count(facts.blocked)} what={said.blocked} /> : null}
      {brief === undefined ? null : (
        <Go href={`/briefs/${brief}`} className="linked">
          {said.brief}
        </Go>
      )}
    </>
  )
}

/** What is new in it now, as the title counts; and where that is less than was new when it was asked for, why, unless the title says so. */
const Fresh = ({ asked, review }: { asked: number; review: FamilyReview | undefined }) => {
  const { count } = useFormat()
  const { facts } = words
  const now = review ? freshIn(review.composed) : asked
  return (
    <>
      {now > 0 ? <Counted n={count(now)} what={now === 1 ? facts.component : facts.components} /> : null}
      {now < asked && review?.changes.length !== 0 ? <span>{facts.approvedSince(count(asked - now))}</span> : null}
    </>
  )
}

const Counted = ({ n, what }: { n: string; what: string }) => (
  <span>
    <b className="text-ink">{n}</b> {what}
  </span>
)
