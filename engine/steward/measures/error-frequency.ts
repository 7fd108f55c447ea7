import { rateEstimate } from '../estimates/rate.ts'
import { productEstimate, shareEstimate } from '../estimates/share.ts'
import type { Judgement } from '../item.ts'
import { type Items, itemsFold } from '../items.ts'
import { fewestForShare, gathering, isIn, known, measure, once, type Part, type Window } from '../measure.ts'

/** What went live, what of it was taken back, and how things were judged, each at its moment. */
interface Outcomes {
  releases: number[]
  faults: { type: string; id: string; at: number }[]
  verdicts: Judgement[]
  preflights: Judgement[]
  firstVerdicts: Judgement[]
  /** When each went live first, and when it was first taken back after that. */
  lives: { at: number; fault?: number | undefined }[]
}

export const errorFrequency = measure<Items, Outcomes>({
  name: 'error-frequency',
  title: 'Error frequency',
  says: 'escaped, for 100 activations',
  question: 'How much of what goes live has to be taken back?',
  unit: 'per100',
  better: 'lower',
  formula:
    'Escaped defects ÷ activations × 100. Escaped: paused or rolled back while live, or vetoed after its yes. Activation: a release. ' +
    'Return rate: verdicts that returned it ÷ all that ended an approval. First-pass yield: the share that passed its first preflight whole, ' +
    'its first approval, and was never taken back; rolled: the product of the three.',
  method: 'Garwood, exact Poisson; Wilson for shares; recovered variances for the product',
  counts: 'escaped defects',
  against: { joint: 'in', counts: 'activations' },
  counter: 'responsiveness',
  verbs: [
    'campaign.released',
    'campaign.paused',
    'campaign.rolledBack',
    'approval.returned',
    'approval.granted',
    'approval.passed',
    'family.preflighted',
  ],
  fold: itemsFold,
  prepare: ({ items }) => {
    const all = Object.values(items)
    return {
      releases: all.flatMap(({ releases }) => releases),
      faults: all.flatMap(({ type, id, faults }) => faults.map((at) => ({ type, id, at }))),
      verdicts: all.flatMap(({ verdicts }) => verdicts),
      preflights: all.flatMap(({ preflight }) => preflight ?? []),
      firstVerdicts: all.flatMap(({ verdicts: [first] }) => first ?? []),
      lives: all.flatMap(({ releases: [at], faults }) => (at === undefined ? [] : [{ at, fault: faults.find((fault) => fault >= at) }])),
    }
  },
  read: ({ releases, faults }, { window }) => {
    const activations = releases.filter((at) => isIn(window, at)).length
    const escaped = faults.filter(({ at }) => isIn(window, at)).length
    return {
      figure: once(activations, fewestForShare, 'activations', rateEstimate(escaped, activations / 100)),
      n: escaped,
      of: activations,
      open: 0,
      setAside: 0,
    }
  },
  parts: ({ verdicts, preflights, firstVerdicts, lives }, { window }) => {
    const returns = verdicts.map(({ at, passed }) => ({ at, passed: !passed }))
    const stages = [
      share('first pass: guard', 'families', preflights, window),
      share('first pass: approve', 'families', firstVerdicts, window),
      share(
        'first pass: activate',
        'families',
        lives.map(({ at, fault = Infinity }) => ({ at, passed: fault > window.to })),
        window,
      ),
    ]
    return [share('return rate', 'verdicts', returns, window), ...stages, rolled(stages)]
  },
  behind: ({ faults }, { window }) => faults.filter(({ at }) => isIn(window, at)).map((fault) => ({ ...fault, state: 'finished' })),
})

const share = (name: string, what: string, judgements: readonly Judgement[], window: Window): Part => {
  const met = judgements.filter(({ at }) => isIn(window, at))
  const passed = met.filter((judgement) => judgement.passed).length
  return { name, unit: 'share', figure: once(met.length, fewestForShare, what, shareEstimate(passed, met.length)), n: met.length }
}

const rolled = (stages: readonly Part[]): Part => {
  const n = Math.min(...stages.map((stage) => stage.n))
  const shares = stages.flatMap(({ figure }) => (figure.known ? [figure] : []))
  const product = shares.length === stages.length ? productEstimate(shares) : undefined
  return { name: 'first pass: rolled', unit: 'share', figure: product ? known(product) : gathering(n, fewestForShare, 'families at each stage'), n }
}
