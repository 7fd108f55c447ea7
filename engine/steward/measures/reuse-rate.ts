import { shareEstimate } from '../estimates/share.ts'
import { fewestForShare, isIn, measure, once } from '../measure.ts'
import { type Uses, usesFold } from '../uses.ts'

const unusedAfterMs = 90 * 86_400_000

export const reuseRate = measure<Uses, Uses>({
  name: 'reuse-rate',
  title: 'Reuse rate',
  says: 'made first for something else',
  question: 'Do we use what we have?',
  unit: 'share',
  better: 'higher',
  formula:
    'Uses of component versions that were first approved for an earlier deliverable ÷ all uses. A use: one component in one release at one placement. ' +
    'A deliverable: a brief, or a family without one. Unused: approved for 90 days or more and never live ÷ all approved for so long.',
  method: 'Wilson; uses of one release go together, so it is rather narrow',
  counts: 'uses',
  verbs: ['family.composed', 'approval.requested', 'component.approved', 'component.amended', 'component.retired', 'campaign.released'],
  fold: usesFold,
  prepare: (uses) => uses,
  read: ({ releases }, { window }) => {
    const inside = releases.filter(({ at }) => isIn(window, at))
    const all = inside.reduce((sum, release) => sum + release.all, 0)
    const reused = inside.reduce((sum, release) => sum + release.reused, 0)
    return { figure: once(all, fewestForShare, 'uses', shareEstimate(reused, all)), n: all, open: 0, setAside: 0 }
  },
  parts: ({ kept }, { window }) => {
    const old = Object.values(kept).filter(({ at }) => at <= window.to - unusedAfterMs)
    const unused = old.filter(({ live }) => live === undefined || live > window.to).length
    const figure = once(old.length, fewestForShare, 'components approved for 90 days', shareEstimate(unused, old.length))
    return [{ name: 'unused', unit: 'share', figure, n: old.length }]
  },
  behind: ({ releases }, { window }) =>
    releases
      .filter(({ at }) => isIn(window, at))
      .map(({ family, at, all, reused }) => ({ type: 'family', id: family, at, value: reused / all, state: 'finished' })),
})
