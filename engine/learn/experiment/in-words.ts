import type { Metric } from '../../brief/goal.ts'

/** What is counted towards an answer, by its metric: value is brought by conversions. */
export const countedAs: Record<Metric, string> = {
  clickRate: 'clicks',
  conversionRate: 'conversions',
  valuePerDecision: 'conversions',
  unsubscribeRate: 'unsubscribes',
  complaintRate: 'complaints',
  bounceRate: 'bounces',
  returnRate: 'returns',
}

/** What a metric has more or less of. */
export const broughtBy: Record<Metric, string> = { ...countedAs, valuePerDecision: 'value' }

export const moreOrFewer = (metric: Metric, rises: boolean): 'more' | 'fewer' | 'less' =>
  rises ? 'more' : metric === 'valuePerDecision' ? 'less' : 'fewer'

/** “12 % fewer clicks”, of a metric that rose or fell by so much. */
export const moreOf = (metric: Metric, rises: boolean, by: string): string => `${by} ${moreOrFewer(metric, rises)} ${broughtBy[metric]}`
