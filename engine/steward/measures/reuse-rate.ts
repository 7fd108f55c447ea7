import { shareEstimate } from '../estimates/share.ts'
import { fewestForShare, isIn, measure, once } from '../measure.ts'
import { longApproved, unusedAt, type Uses, usesFold } from '../uses.ts'

export const reuseRate = measure<Uses, Uses>({
  name: 'reuse-rate',
  title: 'Reuse rate',
  says: 'made first for something else',
  question: 'Do we use what we have?',
  unit: 'share',
  better: 'higher',
  formula:
    'Uses of component versions that were first approved for an earlier deliverable ÷ all uses. A use: one component in one release at one placement. ' +
    'A deliverable: a brief, or a family without one. However many variants a family makes, each of its components counts once a release and placement; ' +
    'one that was put together anew from approved components reuses all of them, so that a single such release may move the figure far. Unused: approved for 90 days or more and never live ÷ all approved for so long.',
  method: 'Wilson; uses of one release go together, so it is rather narrow',
  counts: 'uses',
  counter: 'learning-speed',
  verbs: ['family.composed', 'approval.requested', 'component.approved', 'component.amended', 'component.retired', 'campaign.released'],
  fold: usesFold,
  prepare: (uses) => uses,
  read: ({ releases }, { window }) => {
    const inside = releases.filter(({ at }) => isIn(window, at))
    const all = inside.reduce((sum, release) => sum + release.all, 0)
    const reused = inside.reduce((sum, release) => sum + release.reused, 0)
    return { figure: once(all, fewestForShare, 'uses', shareEstimate(reused, all)), n: all, open: 0, setAside: 0 }
  },
  parts: (uses, { window }) => {
    const old = longApproved(uses, window.to).length
    const figure = once(old, fewestForShare, 'components approved for 90 days', shareEstimate(unusedAt(uses, window.to).length, old))
    return [{ name: 'unused', unit: 'share', figure, n: old }]
  },
  behind: ({ releases }, { window }) =>
    releases
      .filter(({ at }) => isIn(window, at))
      .map(({ family, at, all, reused }) => ({ type: 'family', id: family, at, value: reused / all, of: all, state: 'finished' })),
})
