import { useCallback, useMemo, useState, type ReactNode } from 'react'
import { Problem } from '../../api/Answered.tsx'
import type { Operations } from '../../api/operations.ts'
import { useQueryOf } from '../../api/queries.ts'
import { useFormat } from '../../format/useFormat.ts'
import type { HeldVerdicts, VerdictState } from '../../frame/heldVerdicts.ts'
import { useHeldVerdicts } from '../../frame/VerdictHolder.tsx'
import { useDrawer } from '../../frame/Inspector.tsx'
import { Screen } from '../../frame/Screen.tsx'
import { Section } from '../../kit/Section.tsx'
import { strings } from '../../strings.ts'
import { ApprovalDetails } from './ApprovalDetails.tsx'
import { FamilyContent } from './FamilyContent.tsx'
import { Findings } from './Findings.tsx'
import { NothingForYou } from './NothingForYou.tsx'
import { Queue } from './Queue.tsx'
import { ReviewBody } from './ReviewBody.tsx'
import { ReviewFacts } from './ReviewFacts.tsx'
import { ReviewVerdicts } from './ReviewVerdicts.tsx'
import { RuleContent } from './RuleContent.tsx'
import { emptyTitle, reviewTitle, ruleTitle, usageTitle, whyUncovered } from './reviewTitle.ts'
import { useFamilyReview, type FamilyReview } from './useFamilyReview.ts'
import { Place, useMoves } from './useMoves.tsx'
import { useQueue } from './useQueue.ts'
import { UseContent } from './UseContent.tsx'
import { useUseReview, type UseReview } from './useUseReview.ts'
import { useRuleReview, type RuleReview } from './useRuleReview.ts'
import { useVerdicts } from './useVerdicts.ts'
import { words } from './words.ts'

type Shown = Operations['approval.show']['output']

/** May this go live? The queue at the left, what one says yes to in the middle, whose yes it takes at the side. */
export const Review = () => {
  const { now, give, undo } = useHeldVerdicts()
  const queue = useQueue(now.judged)
  const last = now.held.at(-1)
  const { open } = queue
  const takeBack = useCallback(() => open(undo()?.input.id), [undo, open])
  const { count } = useFormat()
  const asked = useQueryOf('approval.show', { id: queue.id ?? '' }, { enabled: queue.id !== undefined, follows: ['person'] })
  const shown = asked.data?.approval.id === queue.id ? asked.data : undefined
  const family = useFamilyReview(shown?.approval)
  const ruling = useRuleReview(shown?.approval)
  const using = useUseReview(shown?.approval)
  const { review } = family
  const error = family.error ?? ruling.error ?? using.error
  const [looked, onLook] = useState(0)
  const moved = review?.moved ?? ruling.review?.moved ?? false
  const drawer = useDrawer()
  const actions = useReviewActions({
    queue,
    give,
    undo: last ? takeBack : null,
    shown,
    review,
    moved,
    unfit: using.review && whyUncovered(using.review),
    onLook,
  })
  const list = <Queue mine={queue.mine} others={queue.others} current={queue.id} onOpen={queue.open} />
  const nothing = queue.id === undefined && queue.query.data ? emptyTitle(queue.others, count) : undefined
  return (
    <Screen
      {...headOf(shown, { review, ruling: ruling.review, using: using.review }, error !== null, count)}
      {...(nothing === undefined ? {} : { title: nothing })}
      actions={actions.all}
      subject={shown?.approval.title ?? ''}
      barSide={<Place at={queue.at} of={queue.mine.length} moves={actions.moves} />}
      list={list}
      inspector={
        shown && { label: words.route(shown.approval.route.key), content: <ApprovalDetails shown={shown} moved={moved} foundElsewhere={drawer} /> }
      }
      verdict={
        shown || last ? <ReviewVerdicts hash={shown?.approval.subject.hash} last={last} undo={takeBack} actions={actions.verdicts} /> : undefined
      }
    >
      <Untaken failed={now.failed} />
      {queue.id === undefined ? (
        <NothingForYou query={queue.query} />
      ) : (
        <ReviewBody query={asked} error={error} waits={isOfOurs(shown) && !review && !ruling.review && !using.review}>
          {shown && review ? (
            <>
              {drawer ? <Findings key={shown.approval.id} approval={shown.approval} moved={moved} as={FirstOfAll} /> : null}
              <FamilyContent key={queue.id} review={review} facts={shown.approval.facts} looked={looked} onLook={onLook} />
            </>
          ) : ruling.review ? (
            <RuleContent review={ruling.review} />
          ) : using.review ? (
            <UseContent review={using.review} />
          ) : null}
        </ReviewBody>
      )}
      <div className="hidden border-t border-line max-track:block">{list}</div>
    </Screen>
  )
}

/** What was found stands before what it was found in: nobody should say yes first and read later. */
const FirstOfAll = (section: { title: ReactNode; side?: ReactNode; children: ReactNode }) => (
  <Section {...section} className="border-b border-line px-(--page) pb-3.5" />
)

interface ActionsWish {
  queue: ReturnType<typeof useQueue>
  give: HeldVerdicts['give']
  undo: (() => void) | null
  shown: Shown | undefined
  review: FamilyReview | undefined
  moved: boolean
  unfit: string | undefined
  onLook: (index: number) => void
}

const useReviewActions = ({ queue: { before, after, onward, open }, give, undo, shown, review, moved, unfit, onLook }: ActionsWish) => {
  const verdicts = useVerdicts({ shown, moved, unfit, give, onward, open })
  const extremes = review?.extremes.length ?? 0
  const moves = useMoves({ before, after, extremes, open, onLook, undo })
  return { verdicts, moves, all: useMemo(() => [...moves, ...verdicts], [moves, verdicts]) }
}

const isOfOurs = (shown: Shown | undefined): boolean => shown !== undefined && ['family', 'rule', 'use'].includes(shown.approval.subject.kind)

interface Reviewed {
  review: FamilyReview | undefined
  ruling: RuleReview | undefined
  using: UseReview | undefined
}

const headOf = (shown: Shown | undefined, { review, ruling, using }: Reviewed, failed: boolean, count: (value: number) => string) => {
  const way = [
    { label: strings.stages.approve, href: '/review' },
    { label: strings.screens.review, href: '/review' },
  ]
  if (!shown) return { crumbs: way }
  const { title, facts } = shown.approval
  const known = review ? reviewTitle(review, facts, count) : ruling ? ruleTitle(ruling, title) : using && usageTitle(using)
  const answer = known ?? (isOfOurs(shown) && !failed ? undefined : title)
  return {
    crumbs: [...way, { label: using?.asset?.name ?? title }],
    title: answer,
    facts: <ReviewFacts approval={shown.approval} review={review} named={using !== undefined || answer === title} />,
  }
}

/** A verdict that the engine would not take, said where the next one is read. */
const Untaken = ({ failed }: Pick<VerdictState, 'failed'>) =>
  failed ? (
    <div className="grid gap-2 px-(--page) py-3">
      <b>{strings.verdict.refused(failed.title)}</b>
      <Problem problem={failed.problem} />
    </div>
  ) : null
