import type { Gate } from '../contact.ts'

const minute = 60_000

export const rate: Gate = {
  name: 'rate',
  says: 'A channel sends no more messages a minute than its receivers bear.',
  skipsService: false,
  judge: ({ at, room, rules: { perMinute } }) =>
    room > 0
      ? undefined
      : { rule: `${perMinute} a minute`, reason: `the channel has sent its ${perMinute} of this minute`, until: new Date(at.getTime() + minute) },
}
