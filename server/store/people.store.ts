import { sql } from 'kysely'
import type { Person } from '../../engine/people/person.ts'
import { signInOffers } from '../../engine/people/sign-in-offer.ts'
import { hashSecret, type Token } from '../../engine/people/token.ts'
import { appending } from './answering.ts'
import { type Database, type Db, rowsOf, type Scope } from './database.ts'

/** What proves who somebody is lies in these tables as hashes only, outside the things that operations see. */

export const listEngines = async (db: Db): Promise<string[]> =>
  (await rowsOf(db, sql<{ id: string }>`select id from engine order by id`)).map(({ id }) => id)

export interface SignedIn {
  engine: string
  person: Person
}

export const personOfSession = async (db: Database, secret: string): Promise<SignedIn | undefined> => {
  const [row] = await rowsOf(
    db,
    sql<{ engine: string; body: Person }>`select s.engine, p.body from session s join person p on p.engine = s.engine and p.id = s.person
      where s.hash = ${hashSecret(secret)} and s.until > now() and p.body ->> 'state' = 'active'`,
  )
  return row && { engine: row.engine, person: row.body }
}

export const openSession = async (scope: Scope, person: string, secret: string, days: number): Promise<void> => {
  await sql`insert into session (hash, engine, person, until) values (${hashSecret(secret)}, ${scope.engine}, ${person}, now() + make_interval(days => ${days}))`.execute(
    scope.db,
  )
}

export const closeSession = async (db: Database, secret: string): Promise<void> => {
  await sql`delete from session where hash = ${hashSecret(secret)}`.execute(db)
}

export const offerSignIn = async (scope: Scope, person: string, secret: string, minutes: number): Promise<void> => {
  await sql`insert into sign_in_link (hash, engine, person, until)
    values (${hashSecret(secret)}, ${scope.engine}, ${person}, now() + make_interval(mins => ${minutes}))`.execute(scope.db)
}

export const peopleAppends = [
  appending(signInOffers, async (scope, rows) => {
    for (const { person, hash, expires } of rows) {
      await sql`delete from sign_in_link where engine = ${scope.engine} and person = ${person}`.execute(scope.db)
      await sql`insert into sign_in_link (hash, engine, person, until) values (${hash}, ${scope.engine}, ${person}, ${expires})`.execute(scope.db)
    }
  }),
]

/** Whether a link would sign somebody in now; looking uses nothing up. */
export const isOffered = async (db: Database, secret: string): Promise<boolean> =>
  (await rowsOf(db, sql`select from sign_in_link where hash = ${hashSecret(secret)} and until > now()`)).length > 0

/** A link works once: whoever deletes its row is signed in. */
export const takeSignIn = async (db: Database, secret: string): Promise<{ engine: string; person: string } | undefined> => {
  const [row] = await rowsOf(
    db,
    sql<{
      engine: string
      person: string
      valid: boolean
    }>`delete from sign_in_link where hash = ${hashSecret(secret)} returning engine, person, until > now() as valid`,
  )
  return row?.valid ? { engine: row.engine, person: row.person } : undefined
}

/** Refuses nothing: says what the token is, so that the caller can tell expired from unknown. */
export const actorOfToken = async (scope: Scope, secret: string): Promise<{ token: Token; person: Person } | undefined> => {
  const [row] = await rowsOf(
    scope.db,
    sql<{
      token: Token
      person: Person
    }>`select t.body as token, p.body as person from token t join person p on p.engine = t.engine and p.id = t.body ->> 'actor'
      where t.engine = ${scope.engine} and coalesce(t.body ->> 'hash', '') = ${hashSecret(secret)} and p.body ->> 'state' = 'active'`,
  )
  return row
}

export const setPassword = async (scope: Scope, person: string, hash: string): Promise<void> => {
  await sql`insert into password (engine, person, hash) values (${scope.engine}, ${person}, ${hash})
    on conflict (engine, person) do update set hash = excluded.hash, set_at = now()`.execute(scope.db)
}

export const passwordOf = async (db: Database, email: string): Promise<{ engine: string; person: string; hash: string }[]> =>
  rowsOf(
    db,
    sql<{
      engine: string
      person: string
      hash: string
    }>`select w.engine, w.person, w.hash from password w join person p on p.engine = w.engine and p.id = w.person
      where lower(p.body ->> 'email') = lower(${email}) and p.body ->> 'state' = 'active'`,
  )
