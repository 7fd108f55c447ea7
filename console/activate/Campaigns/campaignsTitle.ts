import { words } from '../words.ts'

/** Who competes now? */
export const campaignsTitle = (campaigns: readonly { state: keyof typeof words.campaignStates }[], count: (value: number) => string): string => {
  if (campaigns.length === 0) return words.noCampaigns
  const of = (state: keyof typeof words.campaignStates) => campaigns.filter((one) => one.state === state).length
  const rest = (['draft', 'paused', 'ended'] as const).flatMap((state) =>
    of(state) > 0 ? [`${count(of(state))} ${words.campaignStates[state]}`] : [],
  )
  return of('live') === 0 ? `${[words.noneLive, ...rest].join(', ')}.` : words.campaignsTitle(count(of('live')), rest.join(', '))
}
