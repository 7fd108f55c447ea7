import { numberTyped } from '../format/typedNumber.ts'

/** What was typed in percent, as a goal bears it. What is no number is sent as it cannot be, so that the engine says at its field what is wrong. */
export const marginOf = (percent: string): { counterMargin?: number } =>
  percent.trim() === '' ? {} : { counterMargin: numberTyped(percent, 100) / 100 }
