import { campaign } from '../../decide/campaign.ts'
import { flow, objectOf } from '../flow.ts'

export const withdrawnSignalReadmits = flow({
  name: 'withdrawn-signal-readmits',
  why: 'What was taken off the air for counts that were made up and are gone did nobody any harm.',
  sentence: 'When a signal is withdrawn, what was withheld because of it is shown again.',
  when: ['signal.withdrawn'],
  load: async (read, entry) => ({ signal: objectOf(entry, 'signal'), all: await read.all(campaign, { state: ['draft', 'live', 'paused'] }) }),
  answer: ({ signal, all }) => {
    const each = all.flatMap(({ id, withheld = [] }) =>
      withheld
        .filter((one) => signal !== undefined && one.signal === signal)
        .map(({ slot, component }) => ({
          of: `${id} ${component}`,
          operation: 'campaign.readmit',
          input: { id, slot, component, reason: 'The signal that it was withheld for is withdrawn.' },
        })),
    )
    return each.length > 0 ? { each } : { rest: 'nothing was withheld because of it' }
  },
})
