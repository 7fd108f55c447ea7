import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { refuseUnknown } from '../../kernel/refusal.ts'
import { everyone } from '../../people/permission.ts'
import { Event } from '../event.ts'
import { eventsOf } from '../event-log.ts'
import { Profile, profile, profileAliases } from '../profile.ts'

export const showProfile = query({
  name: 'profile.show',
  summary: 'Show one profile with its latest events',
  input: z.strictObject({ id: z.string() }),
  output: z.object({ profile: Profile, events: z.array(Event) }),
  roles: everyone,
  load: async (read, { id }) => {
    const found = await read.get(profile, id)
    const aliases = found ? profileAliases(found) : []
    return { found, events: aliases.length === 0 ? [] : await read.ask(eventsOf, { aliases, limit: 100 }) }
  },
  answer: ({ found, events }, { id }) => (found ? { profile: found, events } : refuseUnknown('profile', id)),
})
