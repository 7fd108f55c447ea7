import { z } from 'zod'
import { happened, put } from '../../kernel/change.ts'
import { amend } from '../../kernel/noun.ts'
import { command } from '../../kernel/operation.ts'
import { refuse, refuseUnknown } from '../../kernel/refusal.ts'
import { engine } from '../../people/engine.ts'
import { person } from '../../people/person.ts'
import { team } from '../../people/team.ts'
import { staleness } from '../../kernel/stale.ts'
import { type Assignment, assignment } from '../assignment.ts'
import { Brief, brief } from '../brief.ts'
import { book, freeOf, isBeyondBooking, loadIsShown, mostWeeksAhead, weekOf, weeksUntil } from '../capacity.ts'

export const assignBrief = command({
  name: 'brief.assign',
  summary: 'Assign a brief to somebody whose team has the hours before it is due',
  input: z.strictObject({ id: z.string(), assignee: z.string(), ifVersion: z.number().int().optional() }),
  output: Brief,
  roles: ['owner', 'creativeSteward', 'contributor', 'flow'],
  load: async (read, { id, assignee }, { engine: here, now }) => {
    const timeZone = (await read.get(engine, here))?.timeZone ?? 'UTC'
    return {
      found: await read.get(brief, id),
      taker: await read.get(person, assignee),
      teams: await read.all(team),
      before: await read.all(assignment, { brief: id, state: 'booked' }),
      booked: await read.all(assignment, { state: 'booked', week: { from: weekOf(now, timeZone) } }),
      timeZone,
    }
  },
  decide: ({ found, taker, teams, before, booked, timeZone }, input, { now, newId }) => {
    if (!found) return refuseUnknown('brief', input.id)
    const stale = staleness(found, input.ifVersion)
    if (stale) return stale
    if (!['open', 'assigned'].includes(found.state)) {
      return refuse('wrongState', `“${found.title}” is ${found.state}; only an open brief is assigned.`, {
        remedy: 'Accept the proposal first, or open a new brief.',
      })
    }
    if (!taker || taker.state !== 'active' || taker.team === undefined) {
      return refuse('invalidInput', 'Nobody of a team has this id.', { where: [{ path: 'assignee', problem: 'unknown, gone, or in no team' }] })
    }
    const ownTeam = teams.find(({ id }) => id === taker.team)
    if (ownTeam?.hours[found.skill] === undefined) {
      return refuse('noCapacity', `${ownTeam?.name ?? 'The team'} has nobody for ${found.skill}.`, {
        remedy: 'Choose somebody of a team that declares this skill.',
      })
    }
    const others = booked.filter((a) => a.brief !== found.id)
    const free = freeOf(ownTeam, found.skill, others, weeksUntil(found.due, now, timeZone))
    const plan = book(found.hours, free)
    if (plan.missing > 0) {
      const when = isBeyondBooking(found.due, now, timeZone) ? `in the ${mostWeeksAhead} weeks that are booked ahead` : 'before it is due'
      if (!loadIsShown(ownTeam)) {
        return refuse('noCapacity', `${ownTeam.name} has no room for ${found.hours} h of ${found.skill} ${when}.`, {
          where: [{ path: 'assignee', problem: 'no room; the hours of a team below five people are not told' }],
          remedy: 'Choose another team, a later date, or a smaller brief.',
        })
      }
      return refuse('noCapacity', `${ownTeam.name} has ${round(found.hours - plan.missing)} of ${found.hours} h for ${found.skill} ${when}.`, {
        where: [{ path: 'assignee', problem: `${round(plan.missing)} h missing` }],
        remedy: 'Choose another team, a later date, or a smaller brief.',
        facts: { free },
      })
    }
    const released = before.map((a) => put(assignment, amend(a, { state: 'released' as const })))
    const bookings = plan.weeks.map(({ week, hours }): Assignment => ({
      id: newId(assignment.prefix),
      version: 1,
      brief: found.id,
      assignee: taker.id,
      team: ownTeam.id,
      skill: found.skill,
      hours,
      week,
      state: 'booked',
    }))
    const assigned = amend(found, { assignee: taker.id, state: 'assigned' as const })
    return {
      answer: assigned,
      save: [put(brief, assigned), ...released, ...bookings.map((booking) => put(assignment, booking))],
      journal: [happened('brief.assigned', { brief: found.id, person: taker.id, team: ownTeam.id }, { hours: found.hours, weeks: plan.weeks })],
    }
  },
})

const round = (hours: number): number => Math.round(hours * 10) / 10
