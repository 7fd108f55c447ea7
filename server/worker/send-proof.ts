import { rendererFor } from '../../adapters/renderers/index.ts'
import type { Channel, Message } from '../../engine/activate/channel.ts'
import { composeProof } from '../../engine/activate/message.ts'
import { type Proof, proof as proofNoun, sendProof } from '../../engine/activate/proof.ts'
import { family } from '../../engine/create/family.ts'
import { isRefusal } from '../../engine/kernel/refusal.ts'
import { person } from '../../engine/people/person.ts'
import { materialOf } from '../create/material-of.ts'
import { mediaAt } from '../create/media-at.ts'
import { proofToken, wayOutAt } from '../http/way-out-at.ts'
import { readerOf } from '../store/reader.ts'
import { runs, type Worksite } from './running.ts'
import { settledBy } from './sender.ts'
import { sendingFlow } from './sending-flow.ts'

interface On {
  channel: Channel
  clock(): Date
  /** Under which people reach us. */
  url: string
}

const mostAttempts = 8

/** Makes one proof and hands it over, once: what was handed over and not heard of is unknown, or asked for at a channel that can tell. */
export const sendsProof = (on: On) =>
  runs(sendProof, async ({ proof: id }, site) => {
    const read = readerOf({ db: site.db, engine: site.engine })
    const found = await read.get(proofNoun, id)
    // Whoever had it in hand is gone, or this task would not be here.
    const waiting = found?.state === 'handed' ? await recovered(on, site, found) : found
    if (waiting?.state !== 'waiting') return
    const message = await messageOf(on, site, waiting)
    if (typeof message === 'string') return void (await record(site, waiting, { as: 'failed', reason: message }))
    const handed = await record(site, waiting, { as: 'handed' })
    if (!handed) return
    const settled = settledBy(await on.channel.send(message), handed.attempts, on.clock())
    const reason = settled.reason?.slice(0, 400)
    const again = 'due' in settled && handed.attempts < mostAttempts ? settled.due : undefined
    const as = settled.state === 'accepted' || settled.state === 'unknown' ? settled.state : again ? 'waiting' : 'failed'
    await record(site, handed, { as, ...(reason !== undefined && { reason }), ...(again && as === 'waiting' && { due: again.toISOString() }) })
  })

/** Undefined where somebody else has recorded something first. */
const record = async ({ perform, engine }: Worksite, { id }: Proof, what: object): Promise<Proof | undefined> => {
  const answer = await perform({ engine, actor: sendingFlow, operation: 'proof.record', input: { id, ...what } })
  if (!isRefusal(answer)) return answer as Proof
  if (answer.code === 'wrongState' || answer.code === 'notFound') return undefined
  throw new Error(answer.message)
}

const recovered = async ({ channel }: On, site: Worksite, found: Proof): Promise<Proof | undefined> => {
  if (!channel.lookUp)
    return record(site, found, { as: 'unknown', reason: 'the program ended after it had handed this over, and before it heard the answer' })
  const arrived = await channel.lookUp({ engine: site.engine, delivery: found.id })
  return record(site, found, arrived ? { as: 'accepted', reason: 'found at the channel afterwards' } : { as: 'waiting' })
}

/** The letter, or why there is none. */
const messageOf = async (
  { url, channel }: On,
  { db, engine }: Worksite,
  { family: id, hash, locale, choice, to, ...asked }: Proof,
): Promise<Message | string> => {
  const read = readerOf({ db, engine })
  const [found, reader] = [await read.get(family, id), await read.get(person, to)]
  const shown = found && (await materialOf(read, found, hash))
  if (!shown || !reader) return 'its content changed before it was made; ask for another'
  const unsubscribe = wayOutAt(url, proofToken)
  try {
    const { html, text, subject } = await rendererFor('email').render(shown.material, {
      choice,
      locale,
      media: mediaAt(url, engine),
      person: { firstName: reader.name.split(' ')[0] ?? reader.name },
      unsubscribe,
      whole: true,
    })
    if (!subject) return 'its template gives it no subject'
    const message = composeProof(asked, { engine, name: reader.name, rendered: { html, text, subject, locale }, unsubscribe })
    const bytes = Buffer.byteLength(message.html) + Buffer.byteLength(message.text)
    return bytes > channel.facts.limits.bytes ? `it is larger than the ${channel.facts.limits.bytes} bytes that ${channel.facts.name} takes` : message
  } catch (problem) {
    return problem instanceof Error ? problem.message.slice(0, 300) : 'it could not be rendered'
  }
}
