import { counted } from '../kernel/counted.ts'
import { z } from 'zod'
import { assignment } from '../brief/assignment.ts'
import { type Brief, brief } from '../brief/brief.ts'
import { type Key, key } from '../audience/key.ts'
import { type Left, put, type Save } from '../kernel/change.ts'
import { amend } from '../kernel/noun.ts'
import type { Reader } from '../kernel/reader.ts'
import { type Refusal, refuse } from '../kernel/refusal.ts'
import { saySynthetic, SyntheticLeft, syntheticLeft } from '../observe/purge.ts'
import { type Engine, engine } from '../people/engine.ts'
import { type Person, person } from '../people/person.ts'
import { type Team, team } from '../people/team.ts'
import { everyThing, isOfSample, namesIn, sortSample, type Sorting, type Thing } from './sample.ts'

export interface ClearingFacts {
  found: Engine | undefined
  people: readonly Person[]
  teams: readonly Team[]
  things: readonly Thing[]
  synthetic: SyntheticLeft
}

export const clearingFacts = async (read: Reader, here: string): Promise<ClearingFacts> => ({
  found: await read.get(engine, here),
  people: await read.all(person),
  teams: await read.all(team),
  things: await read.ask(everyThing, {}),
  synthetic: await read.ask(syntheticLeft, {}),
})

/** Why nothing can be cleared now. Until an engine is open its sample is still being brought in, and nothing tells it from what people made. */
export const refuseClearing = (found: Engine | undefined): Refusal | undefined => {
  if (!found) return refuse('notFound', 'This engine is not there.')
  if (!found.sample) return refuse('wrongState', `${found.name} holds no sample; there is nothing to clear.`)
  if (found.state === 'opening')
    return refuse('wrongState', `${found.name} is still being opened: its sample is not whole yet.`, { remedy: 'Wait until it is open.' })
  if (found.openedAt === undefined)
    return refuse('wrongState', `Nothing tells when ${found.name} was opened, and so what is of its sample and what people made.`, {
      remedy: 'Retire by hand what you do not want.',
    })
  return undefined
}

/** Everything that clearing would do, decided before it is done. */
export interface Clearing extends Sorting {
  people: { goes: Person[]; stays: Person[] }
  teams: { goes: Team[]; stays: Team[] }
}

/** Whoever the story brought and nobody has changed since is made up; the owner is whoever holds the way in. */
export const clearingOf = (found: Engine, { people, teams, things }: ClearingFacts, owner: string): Clearing => {
  const working = people.filter(({ kind, state }) => kind !== 'flow' && state === 'active')
  const isMadeUp = ({ id, version }: Person | Team) => id !== owner && version === 1 && isOfSample(found, id)
  const stays = working.filter((one) => !isMadeUp(one))
  const gone = new Set(working.filter(isMadeUp).map(({ id }) => id))
  const isManned = ({ id }: Team) => stays.some((one) => one.id !== owner && one.team === id)
  const teamGoes = (one: Team) => isMadeUp(one) && !isManned(one)
  const agents = new Set(working.filter((one) => one.kind === 'agent' && isMadeUp(one)).map(({ id }) => id))
  const sorted = sortSample(found, things, agents)
  const isVain = ({ noun, body }: Thing) => noun === assignment.name && gone.has(String(body['assignee']))
  return {
    goes: [...sorted.goes, ...sorted.stays.filter(isVain)],
    stays: sorted.stays.filter((one) => !isVain(one)),
    needed: sorted.needed,
    people: { goes: working.filter(isMadeUp), stays },
    teams: { goes: teams.filter(teamGoes), stays: teams.filter((one) => !teamGoes(one)) },
  }
}

export const leftOf = ({ stays, needed }: Clearing): Left => {
  const all = [...stays, ...needed]
  return {
    things: Object.fromEntries([...Map.groupBy(all, ({ noun }) => noun)].map(([noun, those]) => [noun, those.map(({ id }) => id)])),
    placements: all.filter(({ noun }) => noun === 'placement').map(({ body }) => String(body['key'])),
    names: [...new Set(all.flatMap(({ body }) => [...namesIn(body)]))],
  }
}

/** What stays and was in the hands of somebody made up: to be handed to the owner, or back to nobody. */
export const handedOn = ({ stays, needed, people, teams, goes }: Clearing, owner: string): { save: Save[]; briefs: string[] } => {
  const gone = new Set(people.goes.map(({ id }) => id))
  const all = [...stays, ...needed]
  const briefs = all.filter(({ noun }) => noun === brief.name).map(({ body }) => body as unknown as Brief)
  const nobodys = briefs.filter(({ assignee }) => assignee !== undefined && gone.has(assignee))
  const places = new Set(goes.filter(({ noun }) => noun === 'placement').map(({ body }) => body['key']))
  const keys = all.filter(({ noun }) => noun === key.name).map(({ body }) => body as unknown as Key)
  return {
    briefs: nobodys.filter(({ state }) => state === 'assigned').map(({ id }) => id),
    save: [
      ...briefs.filter((one) => gone.has(one.owner) || nobodys.includes(one)).map((one) => put(brief, handedBack(one, gone, owner))),
      ...keys
        .filter(({ placements }) => placements.some((one) => places.has(one)))
        .map((one) => put(key, amend(one, { placements: one.placements.filter((at) => !places.has(at)) }))),
      ...people.goes.map((one) => put(person, amend(one, { state: 'gone' as const }))),
      ...people.stays
        .filter((one) => (one.team !== undefined && teams.goes.some(({ id }) => id === one.team)) || gone.has(one.sponsor ?? ''))
        .map((one) => put(person, amend(one, leaving(one, gone, owner)))),
    ],
  }
}

const handedBack = (one: Brief, gone: ReadonlySet<string>, owner: string): Brief => {
  const { assignee, ...rest } = amend(one, gone.has(one.owner) ? { owner } : {})
  if (assignee === undefined || !gone.has(assignee)) return { ...rest, ...(assignee !== undefined && { assignee }) }
  return { ...rest, ...(rest.state === 'assigned' && { state: 'open' as const }) }
}

const leaving = (one: Person, gone: ReadonlySet<string>, owner: string): Partial<Person> => ({
  team: undefined,
  ...(gone.has(one.sponsor ?? '') && { sponsor: owner }),
})

const Counted = z.object({ kind: z.string(), count: z.number().int() })
type Counted = z.infer<typeof Counted>

/** What clearing would do, told before it is done. */
export const ToldClearing = z.object({
  goes: z.array(Counted).describe('by kind, the most first'),
  stays: z.array(Counted).describe('what people made since the engine opened, and what belongs to that'),
  needed: z.array(Counted).describe('of the sample, and stays because something that stays names it'),
  synthetic: SyntheticLeft.describe('goes too'),
  sentence: z.string(),
  vain: z.string().optional().describe('why clearing would do nothing'),
})
export type ToldClearing = z.infer<typeof ToldClearing>

export const tellClearing = ({ goes, stays, needed, people, teams }: Clearing, synthetic: SyntheticLeft): ToldClearing => {
  const told = {
    goes: countsOf([...people.goes, ...teams.goes.map(() => ({ noun: 'team' })), ...goes]),
    stays: countsOf([...people.stays, ...teams.stays.map(() => ({ noun: 'team' })), ...stays]),
    needed: countsOf(needed),
  }
  const also = told.needed.length > 0 ? `, and of the sample, since what stays names it: ${said(told.needed)}` : ''
  const isVain = told.goes.length === 0 && told.needed.length > 0 && Object.values(synthetic).every((count) => count === 0)
  return {
    ...told,
    synthetic,
    sentence: `It takes ${said(told.goes)}; ${saySynthetic(synthetic)}. What stays: ${said(told.stays)}${also}.`,
    ...(isVain && { vain: 'Nothing of the sample can go: what people made names all that is left of it.' }),
  }
}

const countsOf = (those: readonly ({ noun: string } | { kind: string })[]): Counted[] =>
  [...Map.groupBy(those, (one) => ('noun' in one ? spaced(one.noun) : one.kind))]
    .map(([kind, of]) => ({ kind, count: of.length }))
    .sort((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1))

/** contactGate → contact gate, what_if → what if */
const spaced = (noun: string): string =>
  noun
    .replaceAll('_', ' ')
    .replaceAll(/([A-Z])/g, ' $1')
    .toLowerCase()

const said = (counts: readonly Counted[]): string =>
  counts.length === 0 ? 'nothing' : counts.map(({ kind, count }) => counted(count, kind)).join(', ')
