import { counted } from '../../engine/kernel/counted.ts'
import { isRefusal } from '../../engine/kernel/refusal.ts'
import type { ToldClearing } from '../../engine/steward/clearing.ts'
import { resetDemo as operation } from '../../engine/steward/operations/demo.reset.ts'
import { type Arguments, has, inputFrom } from '../arguments.ts'
import type { Command } from '../command.ts'
import { connection } from '../connection.ts'
import { perform, reach, refused } from '../perform.ts'

/** The operation, told for people: without a yes what would go, with it what went. For machines it is the operation and no more. */
export const resetDemo: Command = {
  words: ['demo', 'reset'],
  summary: operation.summary,
  usage:
    'continuo demo reset [--confirm NAME] [--name NEW-NAME]\n\nWithout --confirm nothing is cleared: it tells what would go and what would stay, as demo preview does.\n--name is what the engine is called from then on.',
  run: async (args: Arguments, terminal) => {
    if (has(args, 'json')) return perform(operation, args, terminal)
    const input = await inputFrom(operation.input, args.flags, terminal.stdin)
    if (isRefusal(input)) return refused(input, args, terminal)
    const connected = await connection(terminal.environment)
    if (isRefusal(connected)) return refused(connected, args, terminal)
    const told = await reach(connected, 'demo.preview', {})
    if (isRefusal(told)) return refused(told, args, terminal)
    const clearing = told as ToldClearing
    if (input.fields['confirm'] === undefined) {
      const who = await reach(connected, 'person.whoami', {})
      if (isRefusal(who)) return refused(who, args, terminal)
      const { name } = (who as { engine: { name: string } }).engine
      terminal.out(
        [
          ...lines(clearing, ['What goes', 'What stays', 'Stays of the sample too, since what stays names it']),
          '',
          `Nothing is cleared yet. To clear it, for good: npx continuo demo reset --confirm "${name}"`,
        ].join('\n'),
      )
      return 0
    }
    const cleared = await reach(connected, operation.name, input.fields)
    if (isRefusal(cleared)) return refused(cleared, args, terminal)
    const { name, sample } = cleared as { name: string; sample: boolean }
    terminal.out(
      [
        ...lines(clearing, ['Gone', 'Stayed', 'Stayed of the sample, since what stays names it']),
        '',
        `${name} ${sample ? 'still holds what stays of the sample, and says so.' : 'is yours now.'}`,
      ].join('\n'),
    )
    return 0
  },
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
