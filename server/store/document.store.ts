import { sql } from 'kysely'
import { DocumentPage, documentPages } from '../../engine/create/document-page.ts'
import { answering } from './answering.ts'
import { type Database, rowsOf } from './database.ts'

/** So many pages are written at once: a document may hold ten megabytes of text. */
const atOnce = 100

/**
 * What reading found on the pages of a document, before anything is recorded of it. A later reader may see more: its rows stand, and the documents of these bytes
 * that are there already are found by them.
 */
export const rememberPages = ({ db, engine }: { db: Database; engine: string }, hash: string, pages: readonly DocumentPage[]): Promise<void> =>
  db.transaction().execute(async (tx) => {
    let written = 0
    for (let from = 0; from < pages.length; from += atOnce) {
      const some = await rowsOf(
        tx,
        sql`insert into document_page (engine, hash, page, body)
          select ${engine}, ${hash}, (one ->> 'page')::int, one from jsonb_array_elements(${JSON.stringify(pages.slice(from, from + atOnce))}::jsonb) as one
          on conflict (engine, hash, page) do update set body = excluded.body where document_page.body <> excluded.body returning page`,
      )
      written += some.length
    }
    if (written > 0)
      await sql`update asset set page_words = document_words(engine, ${hash})
        where engine = ${engine} and body ->> 'hash' = ${hash} and body ->> 'mediaType' = 'application/pdf'`.execute(tx)
  })

export const answersDocumentPages = answering(documentPages, async (scope, { hash, after, limit }): Promise<DocumentPage[]> => {
  const rows = await rowsOf(
    scope.db,
    sql<{
      body: unknown
    }>`select body from document_page where engine = ${scope.engine} and hash = ${hash} and page > ${after} order by page limit ${limit}`,
  )
  return rows.map(({ body }) => DocumentPage.parse(body))
})
