import { counted } from '../kernel/counted.ts'

const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** For a title: "31 hours", "40 minutes". Working hours are never turned into days, which would be days of eight hours. */
export const inWords = (ms: number, clock: 'calendar' | 'working'): string => {
  if (ms < minute) return counted(Math.round(ms / second), 'second')
  if (ms < hour) return counted(Math.round(ms / minute), 'minute')
  if (ms < 2 * day || clock === 'working') return counted(Math.round(ms / hour), 'hour')
  return counted(Math.round(ms / day), 'day')
}

/** How old, in whole units rounded down: "2 d 4 h", "40 min". */
export const aged = (ms: number): string => {
  if (ms < minute) return `${Math.floor(ms / second)} s`
  if (ms < hour) return `${Math.floor(ms / minute)} min`
  if (ms < day) return `${Math.floor(ms / hour)} h`
  const hours = Math.floor((ms % day) / hour)
  return `${Math.floor(ms / day)} d${hours > 0 ? ` ${hours} h` : ''}`
}

/** A rate as one reads it: "38 a second", "0.4 events a second", "2 events a minute". What would round to nothing is told by the minute, and no figure is 0.0. */
export const paced = (perSecond: number, one?: string): { figure: string; words: string } => {
  const seldom = perSecond > 0 && perSecond < 0.095
  const rate = seldom ? perSecond * 60 : perSecond
  const told = seldom || rate >= 10 || rate === 0 ? Math.max(Math.sign(rate), Math.round(rate)).toLocaleString('en') : rate.toFixed(1)
  const what = one === undefined ? told : `${told} ${told === '1' ? one : `${one}s`}`
  return { figure: `${told}/${seldom ? 'min' : 's'}`, words: `${what} a ${seldom ? 'minute' : 'second'}` }
}

export const percent = (share: number): string => `${(share * 100).toFixed(1).replace(/\.0$/, '')} %`
