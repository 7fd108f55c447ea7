import type { Slice } from '../experiment/batch.ts'
import { addToSampleRatio, evidenceAgainst, noSampleRatio } from '../experiment/sample-ratio.ts'
import { shareSequence } from '../share-sequence.ts'
import { type Noticed, percent } from '../signal.ts'

/** Who was shared among which arms, and what came to each. */
export interface Sharing {
  placement: { key: string; name: string }
  /** What shares; without one it is the holdout of the placement. */
  experiment?: { id: string; name: string }
  arms: readonly string[]
  counted: 'people' | 'decisions'
  since: string
  slices: readonly Slice[]
  /** How often it may be said of a sharing that is as it should be, however often one looks, at most. */
  level: number
}

interface Arm {
  name: string
  came: number
  expected: number
}

/** The arms did not get what the logged propensities sum to: of those who came, or of those who saw. Where somebody is held out, only who came is counted. */
export const uneven = (sharing: Sharing): Noticed | undefined => {
  const { placement, experiment, since, slices, arms, level } = sharing
  for (const counted of experiment ? (['units', 'exposed'] as const) : (['units'] as const)) {
    const evidence = evidenceAgainst(slices.reduce((ratio, slice) => addToSampleRatio(ratio, slice, counted), noSampleRatio(arms.length)))
    if (evidence < 1 / level) continue
    const came = comingTo(sharing, counted)
    const all = came.reduce((sum, arm) => sum + arm.came, 0)
    return {
      kind: 'anomaly',
      anomaly: 'sampleRatio',
      placement: placement.key,
      ...(experiment && { experiment: experiment.id }),
      since,
      statement: statementOf(sharing, came, all, counted).slice(0, 400),
      evidence: [
        ...came.map((arm) => ({
          statement: `Share of “${arm.name.slice(0, 80)}”; ${percent(arm.expected / all)} by the logged propensities`,
          value: arm.came / all,
          interval: [...shareSequence({ trials: all, successes: arm.came })] as [number, number],
          n: all,
        })),
        {
          statement: 'log of how much likelier what came is under another sharing',
          value: Math.round(Math.log(evidence) * 10) / 10,
          unit: 'figure' as const,
          n: all,
        },
      ],
    }
  }
  return undefined
}

const comingTo = ({ arms, slices }: Sharing, counted: 'units' | 'exposed'): Arm[] => {
  const batches = slices.flatMap((slice) => slice.batches)
  return arms.map((name, arm) => ({
    name,
    came: batches.reduce((sum, batch) => sum + (batch.arm === arm ? batch[counted] : 0), 0),
    expected: batches.reduce((sum, batch) => sum + batch[counted] * batch.shares[arm]!, 0),
  }))
}

const statementOf = ({ placement, experiment, counted }: Sharing, arms: readonly Arm[], all: number, of: 'units' | 'exposed'): string => {
  const oddest = arms.toSorted((a, b) => strangeness(b) - strangeness(a))[0]!
  const who = of === 'units' ? counted : `${counted} who saw it`
  const what = experiment ? `In “${experiment.name.slice(0, 60)}” at ${placement.name.slice(0, 48)}` : `At ${placement.name.slice(0, 48)}`
  const got = `“${oddest.name.slice(0, 48)}” has ${oddest.came.toLocaleString('en')} of ${all.toLocaleString('en')} ${who}, where the logged propensities sum to ${Math.round(oddest.expected).toLocaleString('en')}.`
  return `${what}, ${got} ${of === 'units' ? lost.decisions : lost.exposures}`
}

const strangeness = ({ came, expected }: Arm): number => Math.abs(came - expected) / Math.sqrt(Math.max(1, expected))

/** What to look for, by where it went wrong. */
const lost = {
  decisions: 'Nothing can be concluded from it: look whether answers are cached or records lost for one of them, and who is sorted out as a machine.',
  exposures: 'Nothing can be concluded from it: look whether one of them breaks the page, is slow, or does not report that it was seen.',
}
