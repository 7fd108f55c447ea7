import { counted } from '../../engine/kernel/counted.ts'
import { isRefusal } from '../../engine/kernel/refusal.ts'
import { preflightAll, type PreflightRun } from '../../sdk/preflight-all.ts'
import { type Arguments, has } from '../arguments.ts'
import type { Command, Terminal } from '../command.ts'
import { connection, nobodyThere } from '../connection.ts'
import { refused } from '../perform.ts'
import { progressBar } from '../progress.ts'
import { stoppable } from '../stoppable.ts'

export const preflightFamilies: Command = {
  words: ['preflight', 'all'],
  stage: 'guard',
  summary: 'Run all guardrails on every variant of every current family, and tell which may not go live as they are',
  usage:
    'continuo preflight all [--json]\n\nWhat has to be measured first is waited for. Ctrl-C stops it; what was judged by then stays judged. Ends with 1 where a family is blocked whole, or was not judged.',
  run: async (args, terminal) => {
    const connected = await connection(terminal.environment)
    if (isRefusal(connected)) return refused(connected, args, terminal)
    const bar = progressBar((text) => process.stderr.write(text), process.stderr.isTTY && !has(args, 'json'), 'families')
    const run = await stoppable(terminal, (signal) =>
      preflightAll(connected.client.call, { signal, tell: ({ judged, of }) => bar(judged.length, of) }).catch(() => nobodyThere(connected)),
    )
    bar(1, 1)
    if (isRefusal(run)) return refused(run, args, terminal)
    tell(run, args, terminal)
    return run.judged.length === run.of && run.judged.every(({ state }) => state === 'passed' || state === 'partly') ? 0 : 1
  },
}

/** Every family that is not as it should be, then how many are. */
const tell = ({ judged, of }: PreflightRun, args: Arguments, terminal: Terminal): void => {
  if (has(args, 'json')) return terminal.out(JSON.stringify({ items: judged, of }))
  for (const { key, state, sentence } of judged) if (state !== 'passed') terminal.out(`${key}: ${sentence}`)
  const whole = judged.filter(({ state }) => state === 'passed').length
  const left = of - judged.length
  terminal.out(`${counted(of, 'family', 'families')}: ${whole} may go live whole${left > 0 ? `, ${left} not judged: it was stopped` : ''}.`)
}
