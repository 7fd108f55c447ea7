import type { DecisionRequest } from '../../engine/decide/decision.ts'
import type { JournalEntry } from '../../engine/kernel/journal.ts'
import type { Site } from '../assemble.ts'
import type { Room } from '../room.ts'
import { ingestRoom } from './ingest-room.ts'
import { type LiveEngine, openLiveEngine } from './live-engine.ts'

/** What, when the journal touches it, changes how things are decided. */
const deciding = new Set(['placement', 'campaign', 'attribute', 'audience'])

/** Engines that decide, each opened when it is first asked or founded. */
export interface LiveEngines {
  of(engine: string): Promise<LiveEngine>
  opened(): Iterable<[string, LiveEngine]>
}

/** The hot half of the server: events come in, decisions go out, and what was learned goes round between them. */
export const liveRoom = async (site: Site): Promise<Room> => {
  const opening = new Map<string, Promise<LiveEngine>>()
  const open = new Map<string, LiveEngine>()
  const of = (engine: string): Promise<LiveEngine> => {
    const known = opening.get(engine) ?? openLiveEngine(site, engine, () => undefined).then((live) => (open.set(engine, live), live))
    opening.set(engine, known)
    known.catch(() => opening.delete(engine))
    return known
  }
  const ingest = await ingestRoom((engine, kept) => open.get(engine)?.noted(kept))(site)
  for (const engine of site.engines()) await of(engine)

  const off = site.sealer.onSealed((engine, entries) => {
    const touched = touchedBy(entries)
    const live = open.get(engine)
    if (touched.has('profile')) live?.forgetPeople()
    if ([...touched].some((type) => deciding.has(type)))
      void of(engine)
        .then((one) => one.refresh())
        .catch((error: unknown) => site.log.error({ err: error }, 'the rules could not be read'))
  })
  const sum = (figure: keyof ReturnType<LiveEngine['figures']>) => () => [...open.values()].reduce((total, live) => total + live.figures()[figure], 0)

  return {
    ...ingest,
    name: 'live',
    roads: new Map([
      ...(ingest.roads ?? []),
      ['decision.request', async ({ engine }, input) => (await of(engine)).request(input as DecisionRequest)],
    ]),
    gauges: [
      ...(ingest.gauges ?? []),
      { name: 'continuo_decisions_total', help: 'Decisions that were made since the start.', type: 'counter', read: sum('decided') },
      {
        name: 'continuo_decisions_refused_total',
        help: 'Decisions that were refused because the buffer was full.',
        type: 'counter',
        read: sum('refused'),
      },
      {
        name: 'continuo_records_behind_bytes',
        help: 'Records that are safe on the disk and not in the database yet.',
        type: 'gauge',
        read: sum('behind'),
      },
    ],
    stop: async () => {
      off()
      await ingest.stop?.()
      for (const live of open.values()) await live.stop()
    },
  }
}

const touchedBy = (entries: readonly JournalEntry[]): Set<string> => new Set(entries.flatMap(({ objects }) => objects.map(({ type }) => type)))
