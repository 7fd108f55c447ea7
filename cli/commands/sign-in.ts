import { isRefusal } from '../../engine/kernel/refusal.ts'
import type { Command } from '../command.ts'
import { connection, nobodyThere } from '../connection.ts'
import { refusalForPeople } from '../print.ts'

export const signIn: Command = {
  words: ['sign-in'],
  summary: 'Print a link that signs you in to the console once',
  usage: 'continuo sign-in',
  run: async (_, terminal) => {
    const connected = await connection(terminal.environment)
    if (isRefusal(connected)) {
      terminal.err(refusalForPeople(connected))
      return 1
    }
    const response = await fetch(new URL('/sign-in/link', connected.url), {
      method: 'POST',
      headers: { authorization: `Bearer ${connected.token}` },
    }).catch(() => undefined)
    const answer = (await response?.json()) as { url?: string; detail?: string } | undefined
    if (answer?.url === undefined) {
      terminal.err(answer?.detail ?? refusalForPeople(nobodyThere(connected)))
      return 1
    }
    terminal.out(answer.url)
    return 0
  },
}
