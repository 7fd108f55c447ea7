import { bucketFraction } from '../../decide/bucket.ts'
import type { Gate } from '../contact.ts'

export const holdout: Gate = {
  name: 'holdout',
  says: 'A stable share of people is left alone, so that the effect of writing at all stays measurable.',
  skipsService: true,
  judge: ({ person, rules: { holdout: kept } }) =>
    bucketFraction(kept.salt, person.id) < kept.share
      ? { rule: 'held out', reason: `belongs to the ${Math.round(kept.share * 1_000) / 10} % that are left alone` }
      : undefined,
}
