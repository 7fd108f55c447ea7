import { DateTime } from 'luxon'
import { z } from 'zod'
import { workingClock } from '../../kernel/clock.ts'
import { query } from '../../kernel/operation.ts'
import { PageRequest, pageOf } from '../../kernel/reader.ts'
import { engine } from '../../people/engine.ts'
import { everyone } from '../../people/permission.ts'
import { team } from '../../people/team.ts'
import { assignment } from '../assignment.ts'
import { Brief, brief } from '../brief.ts'
import { isBeyondBooking, leftOf, loadIsShown, loadOf, mostWeeksAhead, openShare, roomFor, weeksFrom, weeksUntil } from '../capacity.ts'

/** Briefs named at a load: the largest of them. */
const mostNamed = 12

const Booked = z.object({ brief: z.string(), title: z.string(), hours: z.number() })

const Load = z.object({
  team: z.string(),
  skill: z.string(),
  week: z.string().describe('the Monday that it begins with'),
  there: z.number().describe('hours that the team has'),
  left: z.number().describe('hours of them that are still to come: of this week the rest of its working time, of an earlier one none'),
  booked: z.number(),
  briefs: z.array(Booked).describe(`what is booked, most hours first; ${mostNamed} at the most`),
  more: z.number().int().describe('briefs that are booked too'),
})

const Waiting = Brief.pick({ id: true, version: true, title: true, skill: true, hours: true, due: true }).extend({
  teams: z
    .array(
      z.object({
        team: z.string(),
        fits: z.boolean().describe('it has all the hours before the date, if it takes this brief alone'),
        free: z
          .number()
          .optional()
          .describe('hours before the date, what is booked in a week that has begun being still to be done; not told of a team below five people'),
      }),
    )
    .describe('those that declare the skill, who can take it first'),
  hoursUntil: z.iso.date().optional().describe(`the day to which hours are counted, where it is due later: ${mostWeeksAhead} weeks ahead`),
})

export const showCapacity = query({
  name: 'capacity.show',
  summary: 'Show hours booked against hours there are, by team, skill and week, and who can take what waits',
  input: z.strictObject({
    weeks: z.number().int().min(1).max(26).default(4),
    from: z.iso.date().optional().describe('a day of the first week; this week when left out'),
    ...PageRequest.shape,
  }),
  output: z.object({
    teams: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        people: z.number().describe('its seats, whether or not they sign in here'),
        shown: z.boolean().describe('false below five people'),
        hours: z.record(z.string(), z.number()).optional().describe('a week, by skill; not told of a team below five people'),
      }),
    ),
    weeks: z.array(z.string()).describe('their Mondays'),
    loads: z.array(Load),
    waiting: pageOf(Waiting).describe('briefs that nobody has yet, due first; `limit` and `after` page them'),
  }),
  roles: everyone,
  example: {},
  load: async (read, { weeks, from, limit, after }, { engine: here, now }) => {
    const timeZone = (await read.get(engine, here))?.timeZone ?? 'UTC'
    const shown = weeksFrom(from === undefined ? now : DateTime.fromISO(from, { zone: timeZone }).toJSDate(), timeZone, weeks)
    const today = weeksFrom(now, timeZone, 1)
    const booked = await read.all(assignment, { state: 'booked', week: { from: [...shown, ...today].sort()[0] ?? '' } })
    const named = new Set(booked.filter(({ week }) => shown.includes(week)).map((a) => a.brief))
    return {
      teams: await read.all(team),
      booked,
      briefs: await read.many(brief, named),
      waiting: await read.list(brief, { state: 'open' }, { limit, ...(after !== undefined && { after }) }, { by: 'due' }),
      shown,
      timeZone,
    }
  },
  answer: ({ teams, booked, briefs, waiting, shown, timeZone }, _, { now }) => {
    const titles = new Map(briefs.map(({ id, title }) => [id, title]))
    const worked = workingClock(timeZone)
    const left = openShare(now, endOfTime, timeZone, worked)
    const measured = new Set(teams.filter(loadIsShown).map(({ id }) => id))
    return {
      teams: teams.map(({ id, name, people, hours }) => {
        const shown = measured.has(id)
        return { id, name, people, shown, ...(shown && { hours }) }
      }),
      weeks: shown,
      loads: loadOf(
        teams.filter(({ id }) => measured.has(id)),
        booked,
        shown,
      ).map((load) => {
        const all = booked
          .filter(({ team: of, skill, week }) => of === load.team && skill === load.skill && week === load.week)
          .map((a) => ({ brief: a.brief, title: titles.get(a.brief) ?? a.brief, hours: a.hours }))
          .sort((a, b) => b.hours - a.hours || (a.title < b.title ? -1 : 1))
        return { ...load, left: leftOf(load.there, left(load.week)), briefs: all.slice(0, mostNamed), more: Math.max(0, all.length - mostNamed) }
      }),
      waiting: {
        ...waiting,
        items: waiting.items.map((asked) => ({
          id: asked.id,
          version: asked.version,
          title: asked.title,
          skill: asked.skill,
          hours: asked.hours,
          due: asked.due,
          teams: roomFor(asked, teams, booked, weeksUntil(asked.due, now, timeZone, worked)).map(({ team: of, free, missing }) => ({
            team: of,
            fits: missing === 0,
            ...(measured.has(of) && { free }),
          })),
          ...(isBeyondBooking(asked.due, now, timeZone) && { hoursUntil: lastDayAhead(now, timeZone) }),
        })),
      },
    }
  },
})

const endOfTime = new Date(8_640_000_000_000_000)

/** The Sunday of the last week that hours are booked in. */
const lastDayAhead = (now: Date, timeZone: string): string =>
  DateTime.fromISO(weeksFrom(now, timeZone, mostWeeksAhead).at(-1) ?? '', { zone: timeZone })
    .plus({ days: 6 })
    .toISODate() ?? ''
