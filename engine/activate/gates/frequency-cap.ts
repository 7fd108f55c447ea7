import type { Gate } from '../contact.ts'

const day = 86_400_000

export const frequencyCap: Gate = {
  name: 'frequency cap',
  says: 'Nobody gets more than so many messages in so many days.',
  skipsService: true,
  judge: ({ at, recent, rules: { caps } }) => {
    for (const { most, days } of caps) {
      const counted = recent.filter((moment) => moment > at.getTime() - days * day).length
      if (counted >= most) return { rule: `${most} in ${days} days`, reason: `had ${counted} of ${most} messages in ${days} days` }
    }
    return undefined
  },
}
