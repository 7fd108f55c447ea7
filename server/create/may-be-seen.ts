import type { Recipe } from '../../engine/create/rendition.ts'
import { campaign } from '../../engine/decide/campaign.ts'
import { passes } from '../../engine/guard/passes.ts'
import { preflight } from '../../engine/guard/preflight.ts'
import type { Reader } from '../../engine/kernel/reader.ts'

/**
 * May the public see this variant? No guardrail blocks it as the family stands; or it is live as it stood when it was released, which holds too while it is
 * measured anew: somebody who asks for a preflight takes nothing off the air.
 */
export const mayBeSeen = async (read: Reader, { family, hash, locale, choice }: Recipe): Promise<boolean> => {
  const [latest] = (await read.list(preflight, { family }, { limit: 1 })).items
  if (latest?.hash === hash && latest.state !== 'measuring') return passes(latest, locale, choice)
  const live = await read.all(campaign, { family, state: 'live' })
  return live.some((one) => one.familyHash === hash && passes(one, locale, choice))
}
