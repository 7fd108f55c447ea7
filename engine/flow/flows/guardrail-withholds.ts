import { campaign } from '../../decide/campaign.ts'
import { experiment } from '../../decide/experiment.ts'
import { edition, editionId } from '../../create/edition.ts'
import { signal } from '../../learn/signal.ts'
import { placement } from '../../decide/placement.ts'
import { testsComponent } from '../../decide/tested.ts'
import { flow, objectOf } from '../flow.ts'

export const guardrailWithholds = flow({
  name: 'guardrail-withholds',
  why: 'What surely does harm goes on doing it until somebody looks; taking it off the air is undone with one press.',
  sentence:
    'When a component surely makes a counter-metric worse than it may, it is withheld where it is shown; an experiment that tests it is ended first.',
  when: ['signal.raised', 'experiment.ended'],
  load: async (read, entry) => {
    const raised = objectOf(entry, 'signal')
    const [spot] = raised === undefined ? await read.many(placement, [objectOf(entry, 'placement') ?? '']) : []
    const open =
      raised === undefined
        ? await read.all(signal, { kind: 'guardrail', state: 'open', placement: spot?.key ?? '' })
        : await read.many(signal, [raised])
    const found = open.filter(({ kind, state }) => kind === 'guardrail' && state === 'open')
    const keys = found.map((one) => one.placement)
    const live =
      keys.length === 0
        ? []
        : (await read.all(campaign, { state: ['live', 'paused'] })).filter(({ placements }) => placements.some((key) => keys.includes(key)))
    const shown = await read.many(
      edition,
      live.flatMap(({ familyHash }) => (familyHash === undefined ? [] : editionId(familyHash))),
    )
    const everywhere = [...new Set(live.flatMap(({ placements }) => placements))]
    return { found, live, shown, running: everywhere.length === 0 ? [] : await read.all(experiment, { placement: everywhere, state: 'running' }) }
  },
  answer: ({ found, live, shown, running }) => {
    if (found.length === 0) return { rest: 'no guardrail signal is open here' }
    const each = found.flatMap(({ id, slot = '', component = '', placement: at, statement }) =>
      live
        .filter(({ placements }) => placements.includes(at))
        .flatMap((one) => {
          const there = shown.find(({ hash }) => hash === one.familyHash)?.frozen.family.slots[slot] ?? []
          const left = there.filter((other) => !one.withheld?.some((kept) => kept.slot === slot && kept.component === other))
          if (!left.includes(component)) return []
          // Of the last of a slot the operation says what to do instead: nothing is ended for it.
          const tests = left.length > 1 ? running.filter((test) => testsComponent(test, { campaign: one.id, component })) : []
          return [
            ...tests.map((test) => ({ of: test.id, operation: 'experiment.end', input: { id: test.id, reason: statement } })),
            { of: `${id} ${one.id}`, operation: 'campaign.withhold', input: { id: one.id, slot, component, reason: statement } },
          ]
        }),
    )
    return each.length > 0 ? { each } : { rest: 'nothing that is live shows it any more' }
  },
})
