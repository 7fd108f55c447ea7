import { attribute } from '../audience/attribute.ts'
import { audience } from '../audience/audience.ts'
import type { Profile } from '../audience/profile.ts'
import { compileRule, isMember, ruleWords } from '../audience/rule.ts'
import type { Reader } from '../kernel/reader.ts'
import { isRefusal, type Refusal, refuse } from '../kernel/refusal.ts'

/** Whom a mailing is for, as a question to ask of each profile; or why there is no telling. */
export const belongsTo = async (read: Reader, reference: string, at: Date): Promise<((profile: Profile) => boolean) | Refusal> => {
  if (reference === 'everyone') return ({ state }) => state !== 'merged'
  const attributes = await read.all(attribute)
  const audiences = await read.all(audience)
  const found = audiences.find(({ id, key }) => id === reference || key === reference)
  if (!found || found.state === 'retired') {
    return refuse('notFound', `No audience in use has the key ${reference}.`, {
      where: [{ path: 'audience', problem: found ? 'retired' : 'unknown' }],
      remedy: 'Name an audience, or "everyone".',
    })
  }
  const rule = compileRule(found.rule, ruleWords(attributes, audiences), 'rule')
  return isRefusal(rule) ? rule : (profile) => isMember(rule, profile, attributes, at)
}
