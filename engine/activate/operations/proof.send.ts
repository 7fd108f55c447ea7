import { z } from 'zod'
import { type Brand, brand } from '../../create/brand.ts'
import { chosen } from '../../create/chosen.ts'
import { edition, editionId } from '../../create/edition.ts'
import { type Family, family } from '../../create/family.ts'
import { findOne } from '../../create/find.ts'
import { Locale } from '../../create/locale.ts'
import { type Template, template } from '../../create/template.ts'
import { happened, put, task } from '../../kernel/change.ts'
import { command } from '../../kernel/operation.ts'
import type { Reader } from '../../kernel/reader.ts'
import { isRefusal, type Refusal, refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { makers } from '../../people/permission.ts'
import { type Person, person } from '../../people/person.ts'
import { type Mailing, mailing } from '../mailing.ts'
import { Proof, proof, sendProof } from '../proof.ts'
import { liveAt } from '../reach.ts'
import { suppression, suppressionId } from '../suppression.ts'

/** Enough for a round of looking; nobody's mailbox is filled by a loop. */
const mostAnHour = 60
const hour = 3_600_000

export const askForProof = command({
  name: 'proof.send',
  summary: 'Send a variant as a letter to people of the engine, to look at in their mail programs; outside of all counting and learning',
  input: z.strictObject({
    family: z.string().optional().describe('id or key; of a mailing that says what to show, it may be left out'),
    hash: z.string().optional().describe('content hash of an edition: what it showed then'),
    mailing: z.string().optional().describe('id: sent as from this mailing, with what is live at its placement'),
    locale: Locale.optional().describe('the first of the family where left out'),
    choice: z.record(z.string(), z.string()).default({}).describe('slot → id of the component; the first of a slot where left out'),
    to: z.array(z.string()).min(1).max(5).optional().describe('ids of people of this engine; oneself where left out'),
  }),
  output: z.object({ proofs: z.array(Proof) }),
  roles: [...makers.filter((role) => role !== 'agent' && role !== 'flow'), 'insightSteward', 'complianceReviewer'],
  load: async (read, input, { now, actor }) => {
    const ids = [...new Set(input.to ?? [actor.id])]
    const people = await read.many(person, ids)
    const addresses = people.flatMap(({ email }) => (email === undefined ? [] : [email.toLowerCase()]))
    return {
      ids,
      people,
      gone: await read.many(
        suppression,
        addresses.map((address) => suppressionId(address, 'all')),
      ),
      content: await contentOf(read, input, now),
      lately: await read.count(proof, { askedBy: actor.id, at: { from: new Date(now.getTime() - hour).toISOString() } }),
    }
  },
  decide: ({ ids, people, gone, content, lately }, input, { now, newId, actor }) => {
    if (isRefusal(content)) return content
    if (lately + ids.length > mostAnHour)
      return refuse('rateLimited', `${lately} proofs were sent within the hour; more than ${mostAnHour} are not.`, { remedy: 'Wait a little.' })
    const unfit = unfitOf(ids, people, new Set(gone.map(({ address }) => address))) ?? unsendable(content)
    if (unfit) return unfit
    const choice = chosen(content.family.slots, input.choice)
    if (isRefusal(choice)) return choice
    const locale = input.locale ?? content.family.locales[0] ?? 'en'
    if (!content.family.locales.includes(locale))
      return refuse('invalidInput', `“${content.family.name}” does not speak ${locale}.`, {
        where: [{ path: 'locale', problem: `one of ${content.family.locales.join(', ')}` }],
      })
    const proofs = people.map((one): Proof => {
      const { mailing: sentBy, family: shown, brand: house } = content
      return {
        id: newId(proof.prefix),
        version: 1,
        family: shown.id,
        hash: shown.hash,
        locale,
        choice,
        ...(sentBy && { mailing: sentBy.id }),
        class: sentBy?.class ?? 'marketing',
        from: sentBy?.from ?? { name: house.sender?.name ?? house.name, address: house.sender?.address ?? '' },
        ...(sentBy?.replyTo !== undefined && { replyTo: sentBy.replyTo }),
        to: one.id,
        address: one.email ?? '',
        state: 'waiting',
        attempts: 0,
        askedBy: actor.id,
        at: now.toISOString(),
      }
    })
    return {
      answer: { proofs },
      save: proofs.map((one) => put(proof, one)),
      journal: proofs.map(({ id, family: shown, mailing: by, hash, to }) =>
        happened('proof.asked', { proof: id, family: shown, person: to, ...(by !== undefined && { mailing: by }) }, { hash, locale }),
      ),
      tasks: proofs.map(({ id }) => task(sendProof, { proof: id }, { key: `send-proof:${id}` })),
    }
  },
})

interface Content {
  /** As it stood at the hash. */
  family: Family
  template: Template
  brand: Brand
  mailing?: Mailing
}

/** What a proof shows: what is live at the placement of its mailing, an edition, or the family as it stands. */
const contentOf = async (
  read: Reader,
  input: { family?: string | undefined; hash?: string | undefined; mailing?: string | undefined },
  now: Date,
): Promise<Content | Refusal> => {
  const sentBy = input.mailing === undefined ? undefined : await read.get(mailing, input.mailing)
  if (input.mailing !== undefined && !sentBy) return refuseUnknown('mailing', input.mailing)
  const asked = input.family === undefined ? undefined : await findOne(read, family, input.family)
  if (input.family !== undefined && !asked) return refuseUnknown('family', input.family, 'id or key')
  if (!sentBy && !asked)
    return refuse('invalidInput', 'A proof shows a family or a mailing.', { where: [{ path: 'family', problem: 'missing, as is mailing' }] })
  if (!sentBy) return asked ? contentAt(read, asked, input.hash) : refuseUnknown('family', '')
  const live = await liveAt(read, sentBy.placement, now)
  const shown = live.find(({ campaign, shown: there }) => there && (!asked || campaign.family === asked.id))?.shown
  if (shown) return { ...shown.frozen, mailing: sentBy }
  // A mailing that has nothing to send yet shows what it will be like with the family that was named.
  const named = asked && (await contentAt(read, asked, input.hash))
  if (named) return isRefusal(named) ? named : { ...named, mailing: sentBy }
  return refuse('wrongState', `Nothing is live at ${sentBy.placement}, so there is nothing to show.`, {
    where: [{ path: 'mailing', problem: 'no live campaign' }],
    remedy: 'Name the family that it will show, or release a campaign at its placement.',
  })
}

const contentAt = async (read: Reader, found: Family, hash: string | undefined): Promise<Content | Refusal> => {
  if (hash !== undefined && hash !== found.hash) {
    const then = await read.get(edition, editionId(hash))
    return then?.family === found.id
      ? then.frozen
      : refuse('notFound', `“${found.name}” never had this content.`, { where: [{ path: 'hash', problem: 'unknown here' }] })
  }
  const layout = await read.get(template, found.template)
  const house = layout && (await read.get(brand, layout.brand))
  return layout && house
    ? { family: found, template: layout, brand: house }
    : refuse('wrongState', `The template of “${found.name}” or its brand is gone.`)
}

const unsendable = ({ template: layout, brand: house, mailing: sentBy }: Content): Refusal | undefined => {
  if (layout.channel !== 'email')
    return refuse('invalidInput', `“${layout.name}” is no letter: only what is shown by e-mail is sent.`, {
      where: [{ path: 'family', problem: `shown on ${layout.channel}` }],
      remedy: 'Choose a family whose template is of the channel email.',
    })
  if (sentBy || house.sender) return undefined
  return refuse('wrongState', `${house.name} has no sender, so nothing can come from it.`, {
    where: [{ path: 'family', problem: 'its brand has no sender' }],
    remedy: 'Give the brand a sender with its address, or send the proof as from a mailing.',
  })
}

/** Proofs go to people of the engine and to nobody else. */
const unfitOf = (ids: readonly string[], people: readonly Person[], gone: ReadonlySet<string>): Refusal | undefined => {
  const known = new Map(people.map((one) => [one.id, one]))
  const where = ids.flatMap((id, n) => {
    const one = known.get(id)
    if (!one || one.kind !== 'person' || one.state !== 'active') return [{ path: `to.${n}`, problem: `${id} is nobody who works here` }]
    if (one.email === undefined) return [{ path: `to.${n}`, problem: `no e-mail address is known of ${one.name}` }]
    return gone.has(one.email.toLowerCase()) ? [{ path: `to.${n}`, problem: `nothing is sent to ${one.email} any more` }] : []
  })
  const [first] = where
  return first
    ? refuse('invalidInput', `Proofs go to people of this engine who have an address: ${first.problem}.`, {
        where,
        remedy: 'Name others, or enter the address with person.amend.',
      })
    : undefined
}
