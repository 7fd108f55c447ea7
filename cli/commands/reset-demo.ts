import { counted } from '../../engine/kernel/counted.ts'
import { isRefusal } from '../../engine/kernel/refusal.ts'
import type { ToldClearing } from '../../engine/steward/clearing.ts'
import { resetDemo as operation } from '../../engine/steward/operations/demo.reset.ts'
import { type Arguments, has, idempotencyKeyIn, inputFrom } from '../arguments.ts'
import type { Command, Terminal } from '../command.ts'
import { type Connected, connection } from '../connection.ts'
import { perform, reach, refused } from '../perform.ts'

/** The operation, told for people: without a yes what would go, with it what went. For machines it is the operation and no more. */
export const resetDemo: Command = {
  words: ['demo', 'reset'],
  stage: 'steward',
  summary: operation.summary,
  usage:
    'continuo demo reset [--confirm NAME] [--name NEW-NAME]\n\nWithout --confirm nothing is cleared: it tells what would go and what would stay, as demo preview does.\n--name is what the engine is called from then on.',
  run: async (args: Arguments, terminal) => {
    if (has(args, 'json')) return perform(operation, args, terminal)
    const input = await inputFrom(operation.input, args.flags, terminal.stdin)
    if (isRefusal(input)) return refused(input, args, terminal)
    const connected = await connection(terminal.environment)
    if (isRefusal(connected)) return refused(connected, args, terminal)
    return input.fields['confirm'] === undefined ? foretell(connected, args, terminal) : clear(connected, input.fields, args, terminal)
  },
}

const foretell = async (connected: Connected, args: Arguments, terminal: Terminal): Promise<number> => {
  const told = await reach(connected, 'demo.preview', {})
  if (isRefusal(told)) return refused(told, args, terminal)
  const who = await reach(connected, 'person.whoami', {})
  if (isRefusal(who)) return refused(who, args, terminal)
  const { name } = (who as { engine: { name: string } }).engine
  terminal.out(
    [
      ...lines(told as ToldClearing, ['What goes', 'What stays', 'Stays of the sample too, since what stays names it']),
      '',
      `Nothing is cleared yet. To clear it, for good: npx continuo demo reset --confirm "${name}"`,
    ].join('\n'),
  )
  return 0
}

const clear = async (connected: Connected, fields: Record<string, unknown>, args: Arguments, terminal: Terminal): Promise<number> => {
  const key = idempotencyKeyIn(args)
  // A call that is repeated under its key clears nothing more: what stands there by now did not go with it.
  const told = key === undefined ? await reach(connected, 'demo.preview', {}) : undefined
  if (isRefusal(told)) return refused(told, args, terminal)
  const cleared = await reach(connected, operation.name, fields, key)
  if (isRefusal(cleared)) return refused(cleared, args, terminal)
  const { name, sample } = cleared as { name: string; sample: boolean }
  const heads = ['Gone, about', 'Stayed, about', 'Stayed of the sample, since what stays names it, about'] as const
  const counts = told === undefined ? [] : [...lines(told as ToldClearing, heads), '']
  terminal.out([...counts, `${name} ${sample ? 'still holds what stays of the sample, and says so.' : 'is yours now.'}`].join('\n'))
  return 0
}

const line = ({ kind, count }: ToldClearing['goes'][number]): string => `  ${counted(count, kind)}`

const traffic = ({ synthetic: { decisions, profiles } }: ToldClearing): string[] => [
  `  ${counted(decisions, 'made-up decision')} with their outcomes and events`,
  `  ${counted(profiles, 'made-up profile')}`,
]

const lines = (told: ToldClearing, [goes, stays, needed]: readonly [string, string, string]): string[] => [
  goes,
  ...told.goes.map(line),
  ...traffic(told),
  stays,
  ...told.stays.map(line),
  '  the journal',
  ...(told.needed.length > 0 ? [needed, ...told.needed.map(line)] : []),
]
