import type { Channel, Receipt } from '../../engine/activate/channel.ts'
import { contactGate, rulesOf, usualRules } from '../../engine/activate/contact-gate.ts'
import type { Contact, Offered } from '../../engine/activate/contact.ts'
import { rightsAndApproval } from '../../engine/activate/gates/rights-and-approval.ts'
import { type Mailing, mailing as mailingNoun } from '../../engine/activate/mailing.ts'
import { compose, type Rendered } from '../../engine/activate/message.ts'
import { passAll } from '../../engine/activate/passage.ts'
import { contactOf, offeredAt, type Sending } from '../../engine/activate/reach.ts'
import type { Profile } from '../../engine/audience/profile.ts'
import { engine as engineNoun } from '../../engine/people/engine.ts'
import type { Database, Scope } from '../store/database.ts'
import {
  asSender,
  handOver,
  nextDue,
  recoverDeliveries,
  refuseStopped,
  releaseReserved,
  type Reserved,
  reserveDeliveries,
  resolveUnknown,
  type Settled,
  settleDelivery,
  unknownDeliveries,
} from '../store/delivery.store.ts'
import { getThing } from '../store/noun.store.ts'
import { readerOf } from '../store/reader.ts'

/** What fills one message. */
export type Filling =
  /** `accepted` is called once the channel has taken it: from then on it counts as shown. */
  | { as: 'content'; rendered: Rendered; offered: Offered; decision: string; campaign?: string; variant?: string; accepted?: () => Promise<void> }
  /** Nothing may be shown to this person; the gate that it stops at. */
  | { as: 'nothing'; gate: string; rule: string; reason: string }
  /** It could not be made, and never will be in this way. */
  | { as: 'broken'; reason: string }
  /** Whoever decides is busy. */
  | { as: 'later'; reason: string }

export interface Sender {
  db: Database
  engine: string
  channel: Channel
  fill(mailing: Mailing, profile: Profile, wayOut: string): Promise<Filling>
  /** Address of the page that unsubscribes. */
  wayOut(token: string): string
  /** An address that a server said does not exist. */
  gone(address: string, delivery: string): Promise<void>
  clock(): Date
  /** Aborted when the program stops: the sender leaves off between two messages. */
  signal: AbortSignal
}

export interface Rest {
  /** Messages that are still pending. */
  pending: number
  /** When to come again; absent when nothing is due any more. */
  again?: Date
}

const batch = 50
const longestRunMs = 60_000
const soon = 60_000
const minute = 60_000

/** Sends what is due of one mailing, until nothing is, the minute is full, the channel does not answer, or a minute has passed. */
export const sendDue = (on: Sender, mailingId: string): Promise<Rest> =>
  asSender(on.db, async (holder) => {
    const scope: Scope = { db: on.db, engine: on.engine }
    await recoverDeliveries(on.db, on.engine, on.clock())
    await resolveByLookUp(on, scope, mailingId)
    const until = on.clock().getTime() + longestRunMs
    while (!on.signal.aborted && on.clock().getTime() < until) {
      const mailing = await getThing<Mailing>(scope, mailingNoun, mailingId)
      if (mailing?.state !== 'running') {
        await refuseStopped(scope, mailingId, on.clock())
        return { pending: 0 }
      }
      const round = await sendBatch(on, scope, mailing, holder)
      if (round === 'nothing due') break
      if (round === 'unreached') return await restOf(scope, mailingId, new Date(on.clock().getTime() + soon))
    }
    return await restOf(scope, mailingId, on.clock())
  })

/** Where the channel can say what became of a message, nobody has to be asked. What it never got is sent after all. */
const resolveByLookUp = async ({ db, engine, channel, clock }: Sender, scope: Scope, mailing: string): Promise<void> => {
  if (!channel.lookUp) return
  for (const delivery of await unknownDeliveries({ db, engine }, mailing)) {
    const arrived = await channel.lookUp({ engine, delivery })
    await resolveUnknown(scope, delivery, arrived ? 'accepted' : 'waiting', clock())
  }
}

const restOf = async (scope: Scope, mailing: string, notBefore: Date): Promise<Rest> => {
  const { pending, due } = await nextDue(scope, mailing)
  return { pending, ...(due && { again: due > notBefore ? due : notBefore }) }
}

const sendBatch = async (on: Sender, scope: Scope, mailing: Mailing, holder: number): Promise<'sent' | 'nothing due' | 'unreached'> => {
  const now = on.clock()
  const sending = await sendingOf(scope, mailing, now)
  const claim = { mailing: mailing.id, channel: mailing.channel, perMinute: sending.rules.perMinute, holder, now, limit: batch }
  const { claimed, reserved } = await reserveDeliveries(on.db, on.engine, claim, (people, room) =>
    passAll(
      people.map((reached) => contactOf(reached, sending, now, room)),
      room,
    ),
  )
  if (claimed === 0) return 'nothing due'
  let unreached = false
  let broken = false
  const waiting = [...reserved]
  const lane = async () => {
    for (let next = waiting.shift(); next && !unreached && !broken && !on.signal.aborted; next = waiting.shift()) {
      try {
        if ((await deliver(on, scope, { mailing, holder, sending }, next)) === 'unreached') unreached = true
      } catch (error) {
        broken = true
        throw error
      }
    }
  }
  const lanes = await Promise.allSettled(Array.from({ length: on.channel.facts.limits.connections }, lane))
  await releaseReserved(scope, holder, unreached ? new Date(on.clock().getTime() + soon) : now)
  const failure = lanes.find(({ status }) => status === 'rejected')
  if (failure?.status === 'rejected') throw failure.reason
  return unreached ? 'unreached' : 'sent'
}

/** What the gate holds every message of this batch against, read anew for each batch: what is withdrawn while a mailing runs takes effect. */
const sendingOf = async (scope: Scope, mailing: Mailing, now: Date): Promise<Sending> => {
  const read = readerOf(scope)
  const [set] = (await read.list(contactGate, { channel: mailing.channel }, { limit: 1 })).items
  const timeZone = (await read.get(engineNoun, scope.engine))?.timeZone ?? 'UTC'
  return { mailing, rules: set ? rulesOf(set) : usualRules, content: await offeredAt(read, mailing.placement, now), timeZone }
}

interface Round {
  mailing: Mailing
  holder: number
  sending: Sending
}

const deliver = async (on: Sender, scope: Scope, round: Round, { id, unsubscribe, attempts, reached }: Reserved): Promise<'done' | 'unreached'> => {
  const { mailing, holder } = round
  const settle = (settled: Settled) => settleDelivery(scope, { id, holder, at: on.clock() }, settled)
  const address = reached.profile.email
  const wayOut = on.wayOut(unsubscribe)
  const filling = await on.fill(mailing, reached.profile, wayOut)
  const unfilled = filling.as === 'content' ? chosenStops(round, reached, filling.offered, on.clock()) : unfilledBy(filling, on.clock())
  if (filling.as !== 'content' || unfilled || address === undefined) {
    await settle(unfilled ?? { state: 'refused', gate: 'consent and purpose', rule: 'no address', reason: 'no e-mail address is known' })
    return 'done'
  }
  const message = compose({
    engine: on.engine,
    delivery: id,
    mailing,
    to: { address },
    rendered: filling.rendered,
    decision: filling.decision,
    unsubscribe: wayOut,
  })
  if (Buffer.byteLength(message.html) + Buffer.byteLength(message.text) > on.channel.facts.limits.bytes) {
    await settle({
      state: 'failed',
      rule: 'too large',
      reason: `larger than the ${on.channel.facts.limits.bytes} bytes that ${on.channel.facts.name} takes`,
    })
    return 'done'
  }
  const { decision, campaign, variant } = filling
  const mine = await handOver(scope, { id, holder, at: on.clock(), address, messageId: message.messageId, decision, campaign, variant })
  if (!mine) return 'done'
  const receipt = await on.channel.send(message)
  await settle(settledBy(receipt, attempts + 1, on.clock()))
  if (receipt.outcome === 'accepted') await filling.accepted?.()
  if (receipt.outcome === 'failed' && receipt.gone) await on.gone(address, id)
  return receipt.outcome === 'unreached' ? 'unreached' : 'done'
}

const unfilledBy = (filling: Exclude<Filling, { as: 'content' }>, now: Date): Settled => {
  if (filling.as === 'later') return { state: 'waiting', rule: 'not decided yet', reason: filling.reason, due: new Date(now.getTime() + soon) }
  if (filling.as === 'broken') return { state: 'failed', rule: 'could not be made', reason: filling.reason }
  return { state: 'refused', gate: filling.gate, rule: filling.rule, reason: filling.reason }
}

/** The last gate once more, over what was chosen for this person instead of over all that might have been. */
const chosenStops = ({ sending }: Round, reached: Reserved['reached'], offered: Offered, at: Date): Settled | undefined => {
  const contact: Contact = contactOf(reached, { ...sending, content: [offered] }, at, 1)
  const stop = rightsAndApproval.judge(contact)
  return stop && { state: 'refused', gate: rightsAndApproval.name, rule: stop.rule, reason: stop.reason }
}

const mostAttempts = 10
const longestPause = 4 * 60 * minute

/** 5 minutes after the first try, twice as long after each further one, 4 hours at most; given up after ten, which is most of a day. */
export const settledBy = (receipt: Receipt, attempts: number, now: Date): Settled => {
  const after = (pause: number) => new Date(now.getTime() + pause)
  switch (receipt.outcome) {
    case 'accepted':
      return { state: 'accepted', reason: receipt.response.slice(0, 200) }
    case 'unreached':
      return { state: 'waiting', rule: 'not reached', reason: receipt.reason, due: after(soon) }
    case 'unknown':
      return { state: 'unknown', rule: 'line broke after hand-over', reason: receipt.reason }
    case 'failed':
      return { state: 'failed', rule: receipt.rule, reason: receipt.reason }
    case 'deferred':
      if (attempts >= mostAttempts) return { state: 'failed', rule: 'given up', reason: `refused for now ${attempts} times, last: ${receipt.reason}` }
      return {
        state: 'deferred',
        rule: 'refused for now',
        reason: receipt.reason,
        due: after(Math.min(longestPause, 5 * minute * 2 ** (attempts - 1))),
      }
  }
}
