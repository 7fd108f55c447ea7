import { channels } from '../../adapters/channels/index.ts'
import type { Channel, ChannelHouse } from '../../engine/activate/channel.ts'
import { isRefusal, type Refusal } from '../../engine/kernel/refusal.ts'
import type { Site } from '../assemble.ts'
import { serveUnsubscribe } from '../http/unsubscribe.ts'
import { wayOutAt } from '../http/way-out-at.ts'
import { newIds } from '../live/new-id.ts'
import type { Room } from '../room.ts'
import { recoverDeliveries } from '../store/delivery.store.ts'
import { hasMessage, keepMessage } from '../store/mailbox.store.ts'
import { fillsMailing } from './fill-mailing.ts'
import { fillingMessages } from './fill-message.ts'
import { readDkim } from './read-dkim.ts'
import { sendsMailing } from './send-mailing.ts'
import { sendsProof } from './send-proof.ts'

/** Mailings, the ledger of deliveries, and the way out. Without an SMTP server every message lies in the mailbox of its engine. */
export const activateRoom = async (site: Site): Promise<Room | Refusal> => {
  const { db, perform, clock, url } = site
  const channel = await channelOf(site)
  if (isRefusal(channel)) return channel
  // What a program that was killed had handed over is listed as unknown from the first moment on.
  for (const engine of site.engines()) await recoverDeliveries(db, engine, clock())
  const sends = sendsMailing({
    channel,
    clock,
    wayOut: (token) => wayOutAt(url, token),
    fill: (engine) => fillingMessages({ db, perform, clock, url }, engine),
  })
  return {
    name: 'activate',
    runnings: [fillsMailing(clock), sends, sendsProof({ channel, clock, url })],
    doors: (app) => serveUnsubscribe(app, { db, perform }),
    stop: () => channel.close(),
  }
}

const channelOf = async ({ settings: { SMTP_URL, DKIM }, db, clock }: Site): Promise<Channel | Refusal> => {
  const dkim = DKIM === undefined ? undefined : await readDkim(DKIM)
  if (isRefusal(dkim)) return dkim
  const house: ChannelHouse = {
    ...(SMTP_URL !== undefined && { smtp: { url: SMTP_URL, ...(dkim && { dkim }) } }),
    keep: (engine, message) => keepMessage({ db, engine }, message),
    kept: (engine, delivery) => hasMessage(db, engine, delivery),
    newId: newIds('msg', () => clock().getTime()),
    clock,
  }
  for (const { facts, open } of channels) {
    const opened = facts.medium === 'email' ? open(house) : undefined
    if (opened) return opened
  }
  throw new Error('no channel for e-mail opens')
}
