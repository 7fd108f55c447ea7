import { counted } from '../../engine/kernel/counted.ts'
import { isRefusal, type Refusal, refuse } from '../../engine/kernel/refusal.ts'
import type { Operations } from '../../engine/operations.ts'
import type { Arguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import { connection, type Connected, nobodyThere } from '../connection.ts'
import { refusalForPeople } from '../print.ts'
import { progressBar } from '../progress.ts'
import { stoppable } from '../stoppable.ts'

type Chain = Operations['journal.verify']['output']
type Day = Operations['day.list']['output']['items'][number]

interface Verified {
  /** How many closed days of logs there are, and how many were looked at. */
  of: number
  looked: number
  rows: number
  differing: string[]
  /** Rows that moved by the book since their days were closed: they are closed with the next round. */
  since: number
  stopped: boolean
}

export const verifyJournal: Command = {
  words: ['journal', 'verify'],
  stage: 'steward',
  summary: 'Prove that no entry of the journal was changed, removed or slipped in, and no row of a closed day',
  usage:
    'continuo journal verify [--days N] [--json]\n\n--days N looks at the latest N closed days alone; 0 at the journal alone. Ctrl-C stops it; nothing is changed by it.',
  run: async (args, terminal) => {
    const refused = (refusal: Refusal): number => {
      terminal.err(args.flags.some(({ name }) => name === 'json') ? JSON.stringify(refusal) : refusalForPeople(refusal))
      return 1
    }
    const most = mostDays(args)
    if (isRefusal(most)) return refused(most)
    const connected = await connection(terminal.environment)
    if (isRefusal(connected)) return refused(connected)
    try {
      const chain = await connected.client.journal.verify({})
      if (isRefusal(chain)) return refused(chain)
      const days = await closedDays(connected, most)
      const verified = isRefusal(days) ? days : await stoppable(terminal, (stopped) => verifyDays(connected, days, stopped))
      if (isRefusal(verified)) return refused(verified)
      const holds = chain.holds && verified.differing.length === 0 && !verified.stopped
      if (args.flags.some(({ name }) => name === 'json')) terminal.out(JSON.stringify({ ...chain, holds, days: verified }))
      else terminal.out(told(chain, verified))
      return holds ? 0 : 1
    } catch (error) {
      if (error instanceof TypeError && error.message === 'fetch failed') return refused(nobodyThere(connected))
      throw error
    }
  },
}

const mostDays = ({ flags }: Arguments): number | Refusal => {
  const given = flags.findLast(({ name }) => name === 'days')?.value
  const most = given === undefined ? Number.POSITIVE_INFINITY : Number(given)
  if (given === true || !(most >= 0) || (given !== undefined && !Number.isInteger(most)))
    return refuse('invalidInput', '--days is a whole number, from 0 on.', { where: [{ path: 'days', problem: String(given) }] })
  return most
}

/** The closed days of all logs, the latest `most` days of them. */
const closedDays = async ({ client }: Connected, most: number): Promise<Day[] | Refusal> => {
  const found: Day[] = []
  const days = new Set<string>()
  for (let after: string | undefined; ;) {
    const page = await client.day.list({ limit: 200, ...(after !== undefined && { after }) })
    if (isRefusal(page)) return page
    for (const one of page.items) {
      if (days.add(one.day).size > most) return found
      found.push(one)
    }
    if (page.next === undefined) return found
    after = page.next
  }
}

const verifyDays = async ({ client }: Connected, days: readonly Day[], signal: AbortSignal): Promise<Verified | Refusal> => {
  const all = days.reduce((sum, { count }) => sum + count, days.length)
  const progress = progressBar((text) => process.stderr.write(text), process.stderr.isTTY === true, 'rows')
  const verified: Verified = { of: days.length, looked: 0, rows: 0, differing: [], since: 0, stopped: false }
  try {
    for (const { log, day } of days) {
      progress(verified.rows + verified.looked, all)
      const answer = await client.day.verify({ log, day }, { signal })
      // It was dropped meanwhile, since it is no longer kept.
      if (isRefusal(answer) && answer.code === 'notFound') continue
      if (isRefusal(answer)) return answer
      verified.looked++
      verified.rows += answer.expected.count
      verified.since += answer.since.came + answer.since.changed + answer.since.went
      if (!answer.holds) verified.differing.push(answer.sentence)
    }
  } catch (error) {
    if (!signal.aborted) throw error
    verified.stopped = true
  } finally {
    progress(all, all)
  }
  return verified
}

const told = ({ sentence, head }: Chain, { of, looked, rows, differing, since, stopped }: Verified): string => {
  return [
    sentence,
    `head  ${head}`,
    ...differing,
    ...(of === 0 ? ['No closed day was looked at.'] : []),
    ...(looked > differing.length ? [`${counted(looked - differing.length, 'closed day')} of logs hold, ${counted(rows, 'row')} looked at.`] : []),
    ...(since > 0 ? [`${counted(since, 'row')} came late or went by the book since, and will be told with the next round.`] : []),
    ...(stopped ? [`Stopped: ${looked} of ${counted(of, 'closed day')} were looked at.`] : []),
  ].join('\n')
}
