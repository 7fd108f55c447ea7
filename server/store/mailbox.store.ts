import { sql } from 'kysely'
import { mailboxLines, type MailboxLine, type MailboxMessage, mailboxMessage } from '../../engine/activate/mailbox.ts'
import type { Page } from '../../engine/kernel/reader.ts'
import { answering } from './answering.ts'
import { type Database, rowsOf, type Scope } from './database.ts'

/** Keeps a message; the same delivery is kept once. */
export const keepMessage = async ({ db, engine }: Scope, message: MailboxMessage): Promise<void> => {
  await sql`insert into mailbox_message (engine, id, delivery, at, recipient, message)
    values (${engine}, ${message.id}, ${message.delivery}, ${message.at}, ${message.to.toLowerCase()}, ${JSON.stringify(message)}::jsonb)
    on conflict (engine, delivery) do nothing`.execute(db)
}

export const hasMessage = async (db: Database, engine: string, delivery: string): Promise<boolean> =>
  (await rowsOf(db, sql`select from mailbox_message where engine = ${engine} and delivery = ${delivery}`)).length > 0

const answersMailbox = answering(mailboxLines, async (scope, { to, after, limit = 50 }): Promise<Page<MailboxLine>> => {
  const from = sql`from mailbox_message where engine = ${scope.engine} ${to === undefined ? sql`` : sql`and recipient = ${to.toLowerCase()}`}`
  const rows = await rowsOf(
    scope.db,
    sql<{ line: MailboxLine }>`select message - 'html' - 'text' - 'headers' as line ${from}
      ${after === undefined ? sql`` : sql`and (at, id) < (select at, id from mailbox_message where engine = ${scope.engine} and id = ${after})`}
      order by at desc, id desc limit ${limit + 1}`,
  )
  const [counted] = await rowsOf(scope.db, sql<{ count: number }>`select count(*)::int as count ${from}`)
  const items = rows.slice(0, limit).map(({ line }) => line)
  const last = items.at(-1)
  return { items, total: counted?.count ?? 0, ...(rows.length > limit && last && { next: last.id }) }
})

const answersMailboxMessage = answering(mailboxMessage, async (scope, { id }) => {
  const [row] = await rowsOf(
    scope.db,
    sql<{ message: MailboxMessage }>`select message from mailbox_message where engine = ${scope.engine} and id = ${id}`,
  )
  return row?.message
})

export const mailboxAnswers = [answersMailbox, answersMailboxMessage]
