import type { RunningEngine } from '../../test/running.ts'
import { checkedFamily } from '../../test/released.ts'

const hour = 3_600_000
const goal = { metric: 'clickRate', counterMetric: 'returnRate' } as const

/** Hours before now at which a brief was opened, and for how long it was on its way. */
const briefs: readonly [opened: number, took: number][] = [
  ...Array.from({ length: 12 }, (_, index): [number, number] => [24 * 7 * 5 - index * 9, 40 + (index % 5) * 9]),
  ...Array.from({ length: 8 }, (_, index): [number, number] => [24 * 12 - index * 11, 30 + (index % 4) * 8]),
  ...Array.from({ length: 9 }, (_, index): [number, number] => [24 * 6 - index * 9, 20 + (index % 4) * 6]),
]

/** An engine that has worked for five weeks: briefs on their way from signal to live, and some that still are. `at` moves its clock. */
export const live = async (engine: RunningEngine, now: number, at: (moment: number) => void): Promise<void> => {
  const told: { when: number; tell: () => Promise<unknown> }[] = []
  at(now - 24 * 7 * 6 * hour)
  await checkedFamily(engine, { name: 'rain', headlines: ['Dry all the way home', 'Made for the downpour'] })
  await engine.does('aiko', 'placement.save', { key: 'home-rain', name: 'Home, rain', channel: 'web', goal, holdout: { share: 0 } })
  for (const [index, [opened, took]] of briefs.entries()) {
    const ids: Record<string, string> = {}
    told.push({
      when: now - (opened + 3) * hour,
      tell: async () => {
        const signal = await engine.does('maren', 'signal.raise', {
          kind: 'gap',
          placement: 'home-rain',
          audience: `walkers ${index}`,
          since: new Date(now - (opened + 5) * hour).toISOString().slice(0, 10),
          statement: `Nothing speaks to walkers of group ${index}.`,
          evidence: [{ statement: 'Share that fell back', value: 0.1, interval: [0.08, 0.12], n: 900 }],
        })
        ids['signal'] = signal.id
      },
    })
    told.push({
      when: now - opened * hour,
      tell: async () => {
        const due = new Date(now + 24 * 20 * hour).toISOString()
        const origin = { kind: 'signal' as const, signal: ids['signal'] ?? '' }
        const brief = await engine.does('maren', 'brief.open', {
          title: `Something for walkers of group ${index}`,
          goal,
          placements: ['home-rain'],
          due,
          origin,
        })
        ids['brief'] = brief.id
        if (brief.state === 'proposed') await engine.does('maren', 'brief.accept', { id: brief.id })
        await engine.does('maren', 'signal.answer', { id: ids['signal'] ?? '', brief: brief.id })
      },
    })
    told.push({
      when: now - (opened - 5) * hour,
      tell: () => engine.does('jonna', 'brief.assign', { id: ids['brief'] ?? '', assignee: engine.founded.people['tomas'] ?? '' }),
    })
    told.push({
      when: now - (opened - took / 2) * hour,
      tell: async () => {
        const made = await engine.does('tomas', 'family.compose', {
          key: `walkers-${index}`,
          name: `Walkers ${index}`,
          template: 'template-rain',
          slots: { headline: { components: ['rain-0', 'rain-1'] }, callToAction: { components: ['rain-2', 'rain-3'] } },
          locales: ['en'],
          brief: ids['brief'] ?? '',
        })
        ids['family'] = made.family.id
        await engine.does('tomas', 'family.preflight', { id: made.family.id })
      },
    })
    told.push({
      when: now - (opened - took) * hour,
      tell: async () => {
        await engine.does('tomas', 'approval.request', { subject: { kind: 'family', id: ids['family'] ?? '' } })
        const drafted = await engine.does('tomas', 'campaign.draft', {
          key: `walkers-${index}`,
          name: `Walkers ${index}`,
          placements: ['home-rain'],
          family: ids['family'] ?? '',
          brief: ids['brief'] ?? '',
        })
        await engine.does('aiko', 'campaign.release', { id: drafted.id })
      },
    })
  }
  for (const { when, tell } of told.toSorted((a, b) => a.when - b.when)) {
    if (when > now) continue
    at(when)
    await tell()
  }
  at(now)
  await engine.sealer.settle(engine.founded.engine)
}
