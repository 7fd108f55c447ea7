import { openMailbox } from '../../adapters/channels/mailbox.ts'
import { openSmtp, SmtpSettings } from '../../adapters/channels/smtp.ts'
import type { Channel } from '../../engine/activate/channel.ts'
import type { Site } from '../assemble.ts'
import { serveUnsubscribe, wayOutAt } from '../http/unsubscribe.ts'
import { newIds } from '../live/new-id.ts'
import type { Room } from '../room.ts'
import { recoverDeliveries } from '../store/delivery.store.ts'
import { hasMessage, keepMessage } from '../store/mailbox.store.ts'
import { fillsMailing } from './fill-mailing.ts'
import { fillingMessages } from './fill-message.ts'
import { sendsMailing } from './send-mailing.ts'

/** Mailings, the ledger of deliveries, and the way out. Without an SMTP server every message lies in the mailbox of its engine. */
export const activateRoom = async (site: Site): Promise<Room> => {
  const { db, perform, clock, url } = site
  const channel = channelOf(site)
  // What a program that was killed had handed over is listed as unknown from the first moment on.
  for (const engine of site.engines()) await recoverDeliveries(db, engine, clock())
  const sends = sendsMailing({
    channel,
    clock,
    wayOut: (token) => wayOutAt(url, token),
    fill: (engine) => fillingMessages({ db, perform, url }, engine),
  })
  return {
    name: 'activate',
    runnings: [fillsMailing(clock), sends],
    doors: (app) => serveUnsubscribe(app, { db, perform }),
    stop: () => channel.close(),
  }
}

const channelOf = ({ settings, db, clock }: Site): Channel => {
  if (settings.SMTP_URL !== undefined) return openSmtp(SmtpSettings.parse({ url: settings.SMTP_URL }))
  return openMailbox({
    keep: (engine, message) => keepMessage({ db, engine }, message),
    has: (engine, delivery) => hasMessage(db, engine, delivery),
    newId: newIds('msg', () => clock().getTime()),
    clock,
  })
}
