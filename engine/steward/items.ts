import { fold } from './fold.ts'
import { canAnswer, end, enter, type Item, leave, newItem, RouteStep } from './item.ts'
import { handOver } from './hand-over.ts'
import { judge } from './judge.ts'
import { type Move, moves } from './moves.ts'
import type { Stage } from './stage.ts'
import { objectIn, textIn, type Trace } from './trace.ts'

/** Everything that is, or lately was, on its way round the loop, and which approval and campaign belong to which of it. */
export interface Items {
  items: Record<string, Item>
  /** approval or campaign → item */
  of: Record<string, string>
  /** component → when it was first live, and the good news about it */
  shown: Record<string, { at: number; news?: string[] }>
  /** placement → when it was first spoken of */
  places: Record<string, number>
  /** Where something has ever been. */
  met: Partial<Record<Stage, true>>
  at: number
}

const moveOf: ReadonlyMap<string, Move> = new Map(moves.map((move) => [move.verb, move]))

/** Weeks for which what is over is kept: twelve to draw, and the longest window before the first of them. */
const keptMs = 26 * 7 * 86_400_000
const sweepEvery = 4_096

/**
 * Joins the entries of the journal into items by the objects that they name. What one item comes to does not depend on what
 * lies between its entries.
 */
export const itemsFold = fold<Items>({
  name: 'items',
  shape: 8,
  start: () => ({ items: {}, of: {}, shown: {}, places: {}, met: {}, at: 0 }),
  step: (state, trace) => {
    state.at = Math.max(state.at, trace.at)
    for (const id of trace.objects['placement'] ?? []) state.places[id] ??= trace.at
    if (trace.verb === 'campaign.released') show(state, trace)
    if (trace.verb === 'learning.recorded') record(state, trace)
    const move = moveOf.get(trace.verb)
    const item = move ? moved(state, trace, move) : subjectOf(state, trace)
    if (item) {
      judge(item, trace)
      handOver(rootOf(state, item), trace)
    }
    if (trace.seq % sweepEvery === 0) sweep(state)
    return state
  },
  cleared: (state, left) => {
    const stays = (id: string): boolean => left.has(id.split('~', 1)[0] ?? id)
    const those = <V>(all: Record<string, V>, which: (id: string, one: V) => boolean): Record<string, V> =>
      Object.fromEntries(Object.entries(all).filter(([id, one]) => which(id, one)))
    const items = those(state.items, stays)
    for (const item of Object.values(items)) forgetGone(item, stays)
    return {
      items,
      of: those(state.of, (id, item) => stays(id) && stays(item)),
      shown: those(state.shown, stays),
      places: those(state.places, stays),
      met: metBy(Object.values(items)),
      at: state.at,
    }
  },
})

/** An item speaks no more of what was cleared beside it. */
const forgetGone = (item: Item, stays: (id: string) => boolean): void => {
  if (item.brief !== undefined && !stays(item.brief)) delete item.brief
  for (const list of ['leads', 'answers', 'made'] as const) if (item[list]) item[list] = item[list].filter(stays)
  if (item.lives) item.lives = item.lives.filter(({ by }) => stays(by))
}

/** Where what stays has been. At some stages it never stood, or not for a moment: what was done with it there tells. */
const metBy = (items: readonly Item[]): Items['met'] =>
  Object.fromEntries(items.flatMap((item) => stagesOf(item).map((stage): [Stage, true] => [stage, true])))

const stagesOf = ({ stretches, standing, marks, preflight, verdicts, releases }: Item): Stage[] => [
  ...stretches.map(({ stage }) => stage),
  ...(standing ? [standing.stage] : []),
  ...(marks.raised === undefined ? [] : ['learn' as const]),
  ...(preflight ? ['guard' as const] : []),
  ...(verdicts.length > 0 || marks.granted !== undefined ? ['approve' as const] : []),
  ...(releases.length > 0 ? ['activate' as const] : []),
]

const moved = (state: Items, trace: Trace, move: Move): Item | undefined => {
  const item = move.of === 'subject' ? subjectFor(state, trace, move) : thingFor(state, trace, move)
  if (!item) return undefined
  const { at } = trace
  if (trace.verb === 'approval.requested') item.route = routeIn(trace)
  if (move.mark && (move.again || item.marks[move.mark] === undefined)) item.marks[move.mark] = at
  join(state, trace, item)
  const to = typeof move.to === 'function' ? move.to(trace, item) : move.to
  if (typeof to === 'object') state.met[to.stage] = true
  if (move.at) state.met[move.at] = true
  if (to === 'over') finish(state, item, trace)
  else if (to && !item.carried && item.ended === undefined) enter(item, to, at)
  return item
}

const thingFor = (state: Items, trace: Trace, { of, onlyKnown }: Move): Item | undefined => {
  const id = objectIn(trace, of)
  if (id === undefined || (onlyKnown && !state.items[id])) return undefined
  const known = state.items[id]
  if (known) return known
  const item = newItem(id, of, trace.at)
  state.items[id] = item
  if (of === 'signal') notice(state, item, trace)
  return item
}

/**
 * When what a signal is about was put to the test, and when what it noticed began: on the day that it names, since a day is all that the
 * counts tell, but not before the component was live and the placement was there.
 */
const notice = (state: Items, signal: Item, trace: Trace): void => {
  const about = (trace.objects['component'] ?? []).flatMap((id) => state.shown[id] ?? [])
  const tested = about.length === 0 ? undefined : Math.max(...about.map(({ at }) => at))
  const since = Date.parse(textIn(trace, 'since') ?? '')
  // That something runs out says nothing of what it does: nobody learned that by showing it.
  if (tested !== undefined && textIn(trace, 'kind') !== 'expiry') signal.marks.tested = tested
  const places = (trace.objects['placement'] ?? []).map((id) => state.places[id] ?? since)
  if (!Number.isNaN(since)) signal.marks.onset = Math.min(Math.max(since, tested ?? since, ...places), trace.at)
  if (textIn(trace, 'kind') !== 'winner') return
  signal.news = true
  for (const shown of about) (shown.news ??= []).push(signal.id)
}

/** What is shown again after it was found to win has been applied. */
const show = (state: Items, { objects, at }: Trace): void => {
  for (const id of objects['component'] ?? []) {
    const shown = (state.shown[id] ??= { at })
    for (const signal of shown.news ?? []) {
      const item = state.items[signal]
      if (item) item.marks.applied ??= at
      if (item && item.ended === undefined) end(item, at)
    }
    delete shown.news
  }
}

/**
 * What an experiment found: put to the test when it started, decided when it was recorded. A better component is applied once it is released again;
 * everything else (“no effect”, “cannot tell”) was learned too, and leaves nothing to apply.
 */
const record = (state: Items, trace: Trace): void => {
  const id = objectIn(trace, 'experiment')
  const started = Date.parse(textIn(trace, 'started') ?? '')
  if (id === undefined || Number.isNaN(started)) return
  const item = (state.items[id] ??= newItem(id, 'learning', started))
  item.marks.tested = started
  item.marks.raised = trace.at
  const component = objectIn(trace, 'component')
  if (component === undefined || textIn(trace, 'conclusion') !== 'better') {
    item.marks.closed = trace.at
    end(item, trace.at)
    return
  }
  item.news = true
  const shown = (state.shown[component] ??= { at: started })
  ;(shown.news ??= []).push(id)
}

/** What an approval, a family’s own entry or a release is about. */
const subjectFor = (state: Items, trace: Trace, { onlyKnown, reopens }: Move): Item | undefined => {
  const named = subjectIn(trace)
  const id = named?.id ?? linked(state, trace)
  if (id === undefined) return undefined
  const known = state.items[id]
  if (!known && (onlyKnown || !named)) return undefined
  if (known?.ended !== undefined && reopens) return anotherRound(state, known, trace.at)
  return (state.items[id] ??= newItem(id, named?.type ?? 'family', trace.at))
}

/** Recombining names the old family and the new one; the new one begins. */
const subjectIn = (trace: Trace): { type: string; id: string } | undefined => {
  const family = trace.verb === 'family.recombined' ? textIn(trace, 'to') : objectIn(trace, 'family')
  if (family !== undefined) return { type: 'family', id: family }
  if (objectIn(trace, 'approval') === undefined) return undefined
  const [other] = Object.entries(trace.objects).filter(([type]) => type !== 'approval' && type !== 'brief' && type !== 'signal')
  return other?.[1][0] === undefined ? undefined : { type: other[0], id: other[1][0] }
}

const linked = (state: Items, trace: Trace): string | undefined =>
  [objectIn(trace, 'approval'), objectIn(trace, 'campaign')].flatMap((id) => (id !== undefined && state.of[id] ? [state.of[id]] : []))[0]

/** The item that an entry touches without moving it: a comment, a pause, a mapping. */
const subjectOf = (state: Items, trace: Trace): Item | undefined => {
  const id = objectIn(trace, 'family') ?? linked(state, trace) ?? objectIn(trace, 'brief') ?? objectIn(trace, 'signal')
  return id === undefined ? undefined : state.items[id]
}

/**
 * What went round is kept under another id; the thing itself begins anew, for the same brief. With what went round stays what it answered;
 * a signal that was raised after it was live still waits, for this next round.
 */
const anotherRound = (state: Items, old: Item, at: number): Item => {
  let round = 1
  while (state.items[`${old.id}~${round}`]) round++
  const past = `${old.id}~${round}`
  state.items[past] = old
  const anew = newItem(old.id, old.type, at)
  for (const id of old.answers ?? []) {
    const signal = state.items[id]
    if (signal?.leads && old.releases.some((live) => canAnswer(signal, live)))
      signal.leads = signal.leads.map((lead) => (lead === old.id ? past : lead))
    else (anew.answers ??= []).push(id)
  }
  if (old.brief !== undefined) anew.brief = old.brief
  const brief = old.brief === undefined ? undefined : state.items[old.brief]
  for (const life of brief?.lives ?? []) if (life.by === old.id) life.by = past
  state.items[old.id] = anew
  return anew
}

/** Notes which things belong together, as soon as an entry names them together. */
const join = (state: Items, trace: Trace, item: Item): void => {
  for (const type of ['approval', 'campaign']) {
    const id = objectIn(trace, type)
    if (id !== undefined && item.type !== 'brief' && item.type !== 'signal') state.of[id] = item.id
  }
  const brief = item.type === 'brief' ? item.id : objectIn(trace, 'brief')
  if (brief !== undefined && item.type !== 'brief' && item.type !== 'signal') carry(state, item, brief, trace.at)
  const signal = item.type === 'signal' ? item.id : objectIn(trace, 'signal')
  const answer = item.type === 'signal' ? brief : item.type === 'brief' ? item.id : (item.brief ?? item.id)
  if (signal !== undefined && answer !== undefined) answerSignal(state, signal, answer, trace.at)
}

/** From its first content on, a brief is where its families are. */
const carry = (state: Items, item: Item, id: string, at: number): void => {
  if (item.brief !== undefined) return
  item.brief = id
  const brief = (state.items[id] ??= newItem(id, 'brief', at))
  brief.marks.taken ??= item.began
  // A proposal that flows answer by themselves has been taken on by nobody.
  if (brief.marks.proposed === undefined) brief.marks.committed ??= at
  leave(brief, at)
  brief.carried = true
  ;(brief.made ??= []).push(item.id)
  if (item.lastTeam) brief.lastTeam ??= item.lastTeam
  brief.handOffs.push(...item.handOffs)
  item.handOffs = []
}

const answerSignal = (state: Items, id: string, lead: string, at: number): void => {
  const signal = state.items[id]
  if (!signal || signal.id === lead) return
  signal.leads ??= []
  if (signal.leads.includes(lead)) return
  signal.leads.push(lead)
  const answer = state.items[lead]
  if (answer) (answer.answers ??= []).push(id)
  if (signal.ended === undefined) end(signal, at)
  signal.marks.answered ??= at
}

const finish = (state: Items, item: Item, { verb, at }: Trace): void => {
  if (item.ended === undefined) end(item, at)
  const brief = item.brief === undefined ? undefined : state.items[item.brief]
  if (verb === 'campaign.released') {
    item.releases.push(at)
    if (brief) {
      brief.marks.live ??= at
      ;(brief.lives ??= []).push({ at, by: item.id })
    }
  } else if (item.type === 'brief') {
    // With a brief goes what was made for it and is not live: it waits for nobody any more.
    for (const made of openFamilies(state, item)) end(made, at)
  } else if (brief && brief.ended === undefined && brief.marks.live === undefined && openFamilies(state, brief).length === 0) {
    // Nothing is left of what was made for it, so the brief stands in its own place again.
    brief.carried = false
    enter(brief, { stage: 'create', waits: 'missingInput' }, at)
  }
}

const openFamilies = ({ items }: Items, brief: Item): Item[] =>
  (brief.made ?? []).flatMap((id) => {
    const made = items[id]
    return made && made.ended === undefined ? [made] : []
  })

const rootOf = (state: Items, item: Item): Item => (item.brief === undefined ? item : (state.items[item.brief] ?? item))

const routeIn = ({ detail }: Trace): NonNullable<Item['route']> =>
  [detail['steps'] ?? []].flat().flatMap((step) => {
    const read = RouteStep.safeParse(step)
    return read.success ? [read.data] : []
  })

/** Forgets what has been over for long, by the time of the entries alone, so that folding anew forgets the same. */
const sweep = (state: Items): void => {
  const before = state.at - keptMs
  const isOver = ({ ended, carried, marks, leads }: Item): boolean => {
    const over = ended ?? (carried ? marks.live : undefined)
    return over !== undefined && over < before && !leads?.some((id) => state.items[id])
  }
  // A signal goes with the last thing that answers it, never before or after: alone it would read as unanswered.
  for (const signals of [false, true]) {
    for (const [id, item] of Object.entries(state.items)) if ((item.type === 'signal') === signals && isOver(item)) delete state.items[id]
  }
  for (const [id, item] of Object.entries(state.of)) if (!state.items[item]) delete state.of[id]
}
