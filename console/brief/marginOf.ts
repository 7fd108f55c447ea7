/** What was typed in percent, as a goal bears it. What is no number is sent as it cannot be, so that the engine says at its field what is wrong. */
export const marginOf = (percent: string): { counterMargin?: number } =>
  percent.trim() === '' ? {} : { counterMargin: Number(percent.replace(',', '.')) / 100 }
