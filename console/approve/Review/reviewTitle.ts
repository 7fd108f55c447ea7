import { stepOf, type Waiting } from './stepOf.ts'
import type { Operations } from '../../api/operations.ts'
import { saidChanges } from './changes.ts'
import type { FamilyReview } from './useFamilyReview.ts'
import type { RuleReview } from './useRuleReview.ts'
import type { UseReview } from './useUseReview.ts'
import { words } from './words.ts'

type Count = (value: number) => string
type Facts = Operations['approval.show']['output']['approval']['facts']

/** "One headline changed. 54 variants follow." or "2 new headlines, one headline gone. 243 variants follow." */
export const reviewTitle = (
  { changes, before, template }: Pick<FamilyReview, 'changes' | 'before' | 'template'>,
  { variants, newComponents }: Pick<Facts, 'variants' | 'newComponents'>,
  count: Count,
): string => {
  if (changes.length === 0 && template) return words.onlyTemplate(template.compared, count(variants))
  // The route was chosen by what was new when approval was asked for; a title that says "nothing is new" would make nonsense of it.
  if (changes.length === 0) return newComponents > 0 ? words.approvedMeanwhile(count(newComponents), count(variants)) : words.known(count(variants))
  const said = template?.compared ? words.andTemplate(saidChanges(changes, count)) : saidChanges(changes, count)
  return before ? words.changed(said, count(variants)) : words.fresh(said, count(variants))
}

/** "Home hero: eligibility. 12 % of 10,000 logged decisions would have come out otherwise." */
export const ruleTitle = ({ rule }: RuleReview, title: string): string => {
  const [first] = rule.evidence?.sentence.split(/(?<=[.:])\s/) ?? []
  return first === undefined ? `${title}.` : `${title}. ${first.replace(/:$/, '.')}`
}

/** "“Rain” is asked for by A magazine. Its rights cover that." */
export const usageTitle = ({ request: { who }, asset, uncovered }: UseReview): string =>
  asset === undefined ? words.use.lost(who) : (uncovered.length === 0 ? words.use.title : words.use.titleNot)(who, asset.name)

/** What the rights do not cover, in a sentence; nothing where they cover it. */
export const whyUncovered = ({ uncovered: [first] }: UseReview): string | undefined => first && words.use.mayNot(first.because)

/** "Nothing waits for you. 6 wait at claims." */
export const emptyTitle = (others: readonly Waiting[], count: Count): string => {
  if (others.length === 0) return words.nothing
  const [step, held] = [...Map.groupBy(others, stepOf)].toSorted(([, a], [, b]) => b.length - a.length)[0] ?? ['', []]
  return words.nothingForYou(held.length === 1 ? words.oneWaitsAt(step) : words.waitAt(count(held.length), step))
}
