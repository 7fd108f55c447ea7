import type { Arbitrated } from './arbitration.ts'
import type { Stopped } from './decision.ts'
import type { PlacementRules } from './ruleset.ts'
import { windowText } from './window.ts'

/** One sentence: why this was shown. Made for every answer, so it takes nothing but what is at hand; `explanation.ts` says the rest when asked. */
export const sentenceOf = (
  { branch, campaign, propensity, stopped, tied, sticky, enrolled }: Arbitrated,
  { placement, trial }: Pick<PlacementRules, 'placement' | 'trial'>,
): string => {
  if (branch === 'holdout') return `Held out at ${placement.name}, so that the lift of all the rest stays measurable.`
  if (branch === 'fallback' || !campaign) return fallbackSentence(stopped, placement.name)
  const { name } = campaign.campaign
  if (sticky) return `“${name}” was shown before, and this visitor keeps the combination, which was drawn with ${percent(propensity)}.`
  const lead = tied > 1 ? `“${name}” was drawn among ${tied} of equal priority` : `“${name}” stood first`
  if (enrolled && trial) return `${lead}, and the experiment ${trial.key} drew its arm “${trial.arms[enrolled.arm]?.name}”.`
  return branch === 'explore'
    ? `${lead}, and a combination of ${percent(propensity)} was drawn to keep every one of them measurable.`
    : `${lead}, and the draw fell on a combination of ${percent(propensity)}.`
}

const fallbackSentence = (stopped: readonly Stopped[], placement: string): string => {
  if (stopped.length === 0) return `No campaign is live at ${placement}, so it keeps what it has.`
  if (stopped[0]?.why === 'placement') return `${placement} is not for this visitor: its own rule is not met.`
  const count = stopped.length
  return `${count === 1 ? 'The one campaign' : `None of the ${count} campaigns`} at ${placement} could ${count === 1 ? 'not ' : ''}be shown, so it keeps what it has.`
}

export const percent = (share: number): string => {
  const hundred = share * 100
  return `${hundred >= 10 ? hundred.toFixed(0) : hundred >= 0.1 ? hundred.toFixed(1) : hundred.toPrecision(1)} %`
}

/** Why a candidate was not shown, as far as its record alone can say. A rule's own clauses are told by `explanation.ts`, which asks the rule again. */
export const stoppedSentence = ({ why, of, value, limit }: Stopped): string => (sentences[why] ?? (() => why))({ of, value, limit })

type Parts = Pick<Stopped, 'of' | 'value' | 'limit'>
const sentences: Readonly<Record<string, (parts: Parts) => string>> = {
  placement: () => 'The rule of the placement is not met',
  rule: () => 'Its rule is not met',
  notYet: ({ limit }) => `Begins on ${dateOf(limit)}`,
  ended: ({ limit }) => `Ended on ${dateOf(limit)}`,
  locale: () => 'Speaks no language of this visitor',
  noSnapshot: () => 'Has nothing published yet',
  noVariant: () => 'No variant may be shown here and now',
  purpose: ({ of }) => `No consent for ${of}`,
  cap: ({ of = '', value, limit }) => `Cap: ${value} of ${limit} in ${windowOf(of)}`,
  tired: ({ of = '', value, limit }) =>
    `Cap: each thing that it could show was seen often enough, as one that was ${value} of ${limit} times in ${windowOf(of)}`,
  budget: ({ of, value, limit }) => `Budget: ${value} of ${limit} impressions ${of === 'day' ? 'today' : 'in all'}`,
  arm: () => 'The experiment drew another arm',
  bucket: ({ of, value, limit }) =>
    `Holdout${of === undefined ? '' : ` of the ${of}`}: bucket ${Number(value).toFixed(3)} is under ${Number(limit).toFixed(3)}`,
  slice: ({ of, value }) => `Layer ${of}: bucket ${Number(value).toFixed(3)} belongs to another`,
  priority: ({ value, limit }) => `Priority ${value}, below ${limit}`,
  draw: () => 'Equal in priority; the draw fell on another',
  kept: () => 'This person keeps what they were given before',
}

const windowOf = (key: string): string => windowText(key.slice(key.lastIndexOf('/') + 1))

const dateOf = (limit: Stopped['limit']): string => (typeof limit === 'string' ? limit.slice(0, 10) : 'an unnamed day')
