import { counted } from '../kernel/counted.ts'
import type { ClockKind } from './reading.ts'
import type { Reading } from './measure.ts'
import type { Station } from './station.ts'
import { stageNames } from './stage.ts'
import { inWords } from './words.ts'

/** The station that holds the loop: where most waits beyond its service level; of equals the one with the longest queue. */
export const heldBy = (stations: readonly Station[]): Station | undefined =>
  stations.filter(({ late }) => late > 0).sort((a, b) => b.late - a.late || b.waiting - a.waiting)[0]

/** Does the loop turn, and what holds it back? One or two sentences. */
export const titleOf = (stations: readonly Station[], response: Reading, clock: ClockKind): string => {
  const held = heldBy(stations)
  const turns = turning(response, clock)
  if (turns === undefined && stations.every(({ unlit }) => unlit)) return 'Nothing has gone round yet. Open the first brief.'
  const first = turns ?? 'The loop has not closed yet.'
  if (held) return `${first} ${stageNames[held.stage]} holds it back.`
  const waiting = stations.reduce((sum, station) => sum + station.waiting, 0)
  if (waiting > 0) return `${first} ${counted(waiting, 'item')} ${waiting === 1 ? 'waits, within its limit' : 'wait, all within their limits'}.`
  return turns === undefined ? first : `${first} Nothing waits.`
}

const turning = ({ figure, n }: Reading, clock: ClockKind): string | undefined => {
  if (figure.known) return `The loop turns in ${inWords(figure.value, clock)}.`
  if (n === 0) return undefined
  return `The loop has turned ${n === 1 ? 'once' : n === 2 ? 'twice' : `${n} times`}.`
}
