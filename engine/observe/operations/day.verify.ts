import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { refuse } from '../../kernel/refusal.ts'
import { everyone } from '../../people/permission.ts'
import { dayReport, type DayReport, Log, LogDay, Moved, oldestHeld } from '../log-day.ts'

export const verifyDay = query({
  name: 'day.verify',
  summary: 'Count a closed day of a log anew, and prove that no row of it was changed, removed or slipped in',
  input: z.strictObject({ log: Log, day: z.iso.date() }),
  output: z.object({
    holds: z.boolean(),
    sentence: z.string(),
    expected: LogDay,
    found: LogDay.pick({ count: true, root: true }),
    since: Moved.describe('rows that came late or were purged since: they are told apart, and closed with the next round'),
  }),
  roles: everyone,
  load: (read, input, { now }) => read.ask(dayReport, { ...input, from: oldestHeld(now) }),
  answer: (report, { log, day }) => {
    if (!report) {
      return refuse('notFound', `No day ${day} of the log of ${log}s is closed here.`, {
        where: [{ path: 'day', problem: 'not closed yet, or no longer kept' }],
        remedy: 'See day.list for those that are.',
      })
    }
    const { rounds: _rounds, ...told } = report
    const problem = problemOf(report)
    return { ...told, holds: problem === undefined, sentence: `${log}s of ${day}: ${problem ?? holding(report)}.` }
  },
})

const holding = ({ found, since: { came, changed, went } }: DayReport): string =>
  came + changed + went === 0
    ? `${found.count} rows hold`
    : `${found.count} rows hold; since then ${came} came, ${changed} changed and ${went} went by the book`

const problemOf = ({ expected, found, rounds }: DayReport): string | undefined => {
  if (expected.root === '') return `entry ${expected.seq} of the journal no longer says their root`
  if (rounds !== expected.round) return `the journal closed them in round ${expected.round}, the database in round ${rounds}`
  const both = `expected ${expected.count} rows with the root ${expected.root}, found ${found.count} with ${found.root}`
  return found.count === expected.count && found.root === expected.root ? undefined : both
}
