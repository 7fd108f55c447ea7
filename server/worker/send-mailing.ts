import { sendMailing } from '../../engine/activate/mailing.ts'
import { task } from '../../engine/kernel/change.ts'
import { isRefusal } from '../../engine/kernel/refusal.ts'
import { addTasks } from '../store/task.store.ts'
import { runs } from './running.ts'
import { type Sender, sendDue } from './sender.ts'
import { sendingFlow } from './sending-flow.ts'

/** Sends what is due, comes again when the next is, and says so when nothing is pending any more. */
export const sendsMailing = (on: Pick<Sender, 'channel' | 'wayOut' | 'clock'> & { fill(engine: string): Sender['fill'] }) =>
  runs(sendMailing, async ({ mailing }, { db, engine, perform, signal }) => {
    const gone = async (address: string, delivery: string) => {
      const answer = await perform({
        engine,
        actor: sendingFlow,
        operation: 'suppression.add',
        input: { address, scope: 'all', reason: 'bounce', delivery },
      })
      if (isRefusal(answer) && answer.code !== 'alreadyExists') throw new Error(answer.message)
    }
    const { channel, wayOut, clock } = on
    const rest = await sendDue({ db, engine, channel, wayOut, clock, fill: on.fill(engine), gone, signal }, mailing)
    if (rest.again) {
      const again = task(sendMailing, { mailing }, { key: `send-mailing:${mailing}`, runAt: rest.again })
      await addTasks({ db, engine }, [again], () => sendMailing.attempts)
    } else if (rest.pending === 0) {
      // Refused where it was stopped, or where somebody else has said so before: then there is nothing to say.
      await perform({ engine, actor: sendingFlow, operation: 'mailing.finish', input: { id: mailing } })
    }
  })
