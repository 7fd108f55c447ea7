import { counted } from '../../engine/kernel/counted.ts'
import { isRefusal, type Refusal } from '../../engine/kernel/refusal.ts'
import type { Operations } from '../../engine/operations.ts'
import { type Arguments, has } from '../arguments.ts'
import type { Command, Terminal } from '../command.ts'
import { connection, type Connected } from '../connection.ts'
import { reach, refused } from '../perform.ts'
import { progressBar } from '../progress.ts'
import { stoppable } from '../stoppable.ts'

type Family = Operations['family.list']['output']['items'][number]
type Preflight = Operations['family.preflight']['output']

interface Judged {
  key: string
  name: string
  /** What preflight says, or why it could not be run. */
  state: Preflight['state'] | 'refused'
  sentence: string
}

/** Between two looks at what a renderer still measures. */
const lookMs = 500

export const preflightAll: Command = {
  words: ['preflight', 'all'],
  summary: 'Run all guardrails on every variant of every current family, and tell which may not go live as they are',
  usage:
    'continuo preflight all [--json]\n\nWhat has to be measured first is waited for. Ctrl-C stops it; what was judged by then stays judged. Ends with 1 where a family is blocked whole, or was not judged.',
  run: async (args, terminal) => {
    const connected = await connection(terminal.environment)
    if (isRefusal(connected)) return refused(connected, args, terminal)
    const families = await everyFamily(connected)
    if (isRefusal(families)) return refused(families, args, terminal)
    const judged = await stoppable(terminal, (stopped) => judgeAll(connected, families, has(args, 'json'), stopped))
    tell(judged, families.length, args, terminal)
    return judged.length === families.length && judged.every(({ state }) => state === 'passed' || state === 'partly') ? 0 : 1
  },
}

const everyFamily = async (connected: Connected): Promise<Family[] | Refusal> => {
  const found: Family[] = []
  for (let after: string | undefined; ;) {
    const page = (await reach(connected, 'family.list', { limit: 200, ...(after !== undefined && { after }) })) as
      | Operations['family.list']['output']
      | Refusal
    if (isRefusal(page)) return page
    found.push(...page.items)
    if (page.next === undefined) return found
    after = page.next
  }
}

/**
 * Each once. What a renderer has to measure first is looked at until the renderer has run the preflight that was waiting for it: a look is no deed, and what
 * could not be measured then is told as it is.
 */
const judgeAll = async (connected: Connected, families: readonly Family[], quiet: boolean, stopped: AbortSignal): Promise<Judged[]> => {
  const bar = progressBar((text) => process.stderr.write(text), process.stderr.isTTY && !quiet, 'families')
  const judged: Judged[] = []
  const waiting = new Map<Family, number>()
  const take = (family: Family, answer: Preflight | Refusal): void => {
    judged.push(judgedBy(family, answer))
    bar(judged.length, families.length)
  }
  for (const family of families) {
    if (stopped.aborted) break
    const answer = (await reach(connected, 'family.preflight', { id: family.id })) as Preflight | Refusal
    if (!isRefusal(answer) && answer.state === 'measuring') waiting.set(family, answer.version)
    else take(family, answer)
  }
  while (waiting.size > 0 && !stopped.aborted) {
    await new Promise((resume) => setTimeout(resume, lookMs))
    for (const [family, version] of waiting) {
      const shown = (await reach(connected, 'preflight.show', { family: family.id })) as Operations['preflight.show']['output'] | Refusal
      if (!isRefusal(shown) && shown.preflight.version === version) continue
      waiting.delete(family)
      take(family, isRefusal(shown) ? shown : shown.preflight)
    }
  }
  bar(families.length, families.length)
  return judged
}

const judgedBy = ({ key, name }: Family, answer: Preflight | Refusal): Judged =>
  isRefusal(answer) ? { key, name, state: 'refused', sentence: answer.message } : { key, name, state: answer.state, sentence: answer.sentence }

/** Every family that is not as it should be, then how many are. */
const tell = (judged: readonly Judged[], of: number, args: Arguments, terminal: Terminal): void => {
  if (has(args, 'json')) return terminal.out(JSON.stringify({ items: judged, of }))
  for (const { key, state, sentence } of judged) if (state !== 'passed') terminal.out(`${key}: ${sentence}`)
  const whole = judged.filter(({ state }) => state === 'passed').length
  const left = of - judged.length
  terminal.out(`${counted(of, 'family', 'families')}: ${whole} may go live whole${left > 0 ? `, ${left} not judged: it was stopped` : ''}.`)
}
