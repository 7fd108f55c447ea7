import type pg from 'pg'
import { openSmtp, SmtpSettings } from '../../adapters/channels/smtp.ts'
import { connect } from '../store/database.ts'
import { sendDue } from './sender.ts'
import { senderOn } from './sending.fixture.ts'

/** A sender in a process of its own, to be killed from outside. */
const { settings, port, engine, mailing } = JSON.parse(process.argv[2] ?? '{}') as {
  settings: pg.PoolConfig
  port: number
  engine: string
  mailing: string
}
const { db, close } = connect(settings)
const smtp = openSmtp(SmtpSettings.parse({ url: `smtp://127.0.0.1:${port}` }))
process.stdout.write('sending\n')
await sendDue(
  senderOn(db, engine, smtp, () => new Date()),
  mailing,
)
await smtp.close()
await close()
