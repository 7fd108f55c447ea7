import { edition, editionId } from '../../create/edition.ts'
import { type Campaign, campaign } from '../../decide/campaign.ts'
import { experiment } from '../../decide/experiment.ts'
import { placement } from '../../decide/placement.ts'
import { testsComponent } from '../../decide/tested.ts'
import { type Signal, signal } from '../../learn/signal.ts'
import { engine } from '../../people/engine.ts'
import { isOfSample } from '../../steward/sample.ts'
import { flow, objectOf } from '../flow.ts'

export const guardrailWithholds = flow({
  name: 'guardrail-withholds',
  why: 'What surely does harm goes on doing it until somebody looks; taking it off the air is undone with one press.',
  sentence:
    'When a component surely makes a counter-metric worse than it may, or breaks a guardrail of its experiment, each campaign that shows it there withholds it at all its placements; an experiment that tests it is ended first.',
  when: ['signal.raised', 'experiment.ended', 'campaign.released'],
  load: async (read, entry) => {
    const raised = objectOf(entry, 'signal')
    const places = raised === undefined ? entry.objects.flatMap(({ type, id }) => (type === 'placement' ? id : [])) : []
    const spots = (await read.many(placement, places)).map(({ key }) => key)
    const open =
      raised === undefined ? await read.all(signal, { kind: 'guardrail', state: 'open', placement: spots }) : await read.many(signal, [raised])
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
    const running = everywhere.length === 0 ? [] : await read.all(experiment, { placement: everywhere, state: 'running' })
    const here = await read.get(engine, entry.engine)
    const sample = here?.sample ? live.flatMap(({ id }) => (isOfSample(here, id) ? id : [])) : []
    return { found, live, shown, running, sample }
  },
  answer: ({ found, live, shown, running, sample }) => {
    if (found.length === 0) return { rest: 'no guardrail signal is open here' }
    const each = found.flatMap((told) => {
      const { id, slot = '', component = '', placement: at, statement: reason } = told
      return live
        .filter((one) => one.placements.includes(at) && mayWithhold(told, one, sample))
        .flatMap((one) => {
          const there = shown.find(({ hash }) => hash === one.familyHash)?.frozen.family.slots[slot] ?? []
          const left = there.filter((other) => !one.withheld?.some((kept) => kept.component === other))
          if (!left.includes(component)) return []
          // Of the last of a slot the operation says what to do instead: nothing is ended for it.
          const tests = left.length > 1 ? running.filter((test) => testsComponent(test, { campaign: one.id, component })) : []
          return [
            ...tests.map((test) => ({ of: test.id, operation: 'experiment.end', input: { id: test.id, reason } })),
            { of: `${id} ${one.id}`, operation: 'campaign.withhold', input: { id: one.id, slot, component, reason, signal: id } },
          ]
        })
    })
    return each.length > 0 ? { each } : { rest: 'nothing that is live shows it and may be withheld for it' }
  },
})

/** Who let it back knew what the signal says. And made-up traffic alone takes nothing off the air but what is made up itself. */
const mayWithhold = ({ component, raisedAt, madeUp = 0 }: Signal, { id, readmitted = [] }: Campaign, sample: readonly string[]): boolean =>
  !readmitted.some((one) => one.component === component && one.at >= raisedAt) && (madeUp <= 0.5 || sample.includes(id))
