import { z } from 'zod'
import { brief } from '../../brief/brief.ts'
import { underWay } from '../../brief/under-way.ts'
import { campaign } from '../../decide/campaign.ts'
import { placement } from '../../decide/placement.ts'
import { query } from '../../kernel/operation.ts'
import { engine } from '../../people/engine.ts'
import { everyone } from '../../people/permission.ts'
import { person } from '../../people/person.ts'
import { team } from '../../people/team.ts'
import { foldedJournal } from '../fold.ts'
import { liveRates } from '../live-rates.ts'
import { midnight, Overview, overviewOf } from '../overview.ts'
import { readersAmong } from '../readers.ts'
import { Period } from '../reading.ts'
import { target } from '../target.ts'
import { noEngine } from '../told.ts'

export const showOverview = query({
  name: 'overview.show',
  summary: 'Show whether the loop turns, and what holds it back',
  input: z.strictObject({ ...Period.shape }),
  output: Overview,
  roles: everyone,
  example: {},
  load: async (read, _, { now, engine: here }) => {
    const found = await read.get(engine, here)
    return (
      found && {
        engine: found,
        folded: await read.ask(foldedJournal, {}),
        rates: await read.ask(liveRates, { midnight: midnight(now, found.timeZone).toUTC().toISO() ?? now.toISOString() }),
        teams: await read.all(team),
        targets: await read.all(target),
        briefs: { open: await read.count(brief, { state: underWay }), proposed: await read.count(brief, { state: 'proposed' }) },
        placements: await read.count(placement, { state: 'live' }),
        campaigns: await read.count(campaign, { state: 'live' }),
        readers: readersAmong(await read.all(person, { kind: 'person', state: 'active' })),
      }
    )
  },
  answer: (facts, period, { now }) => {
    if (!facts) return noEngine()
    return overviewOf(facts, period, now)
  },
})
