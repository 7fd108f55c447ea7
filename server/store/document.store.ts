import { sql } from 'kysely'
import { DocumentPage, documentPages } from '../../engine/create/document-page.ts'
import { answering } from './answering.ts'
import { rowsOf, type Scope } from './database.ts'

/** So many pages are written at once: a document may hold ten megabytes of text. */
const atOnce = 100

/** What reading found on the pages of a document, before anything is recorded of it. A later reader may see more: its rows stand. */
export const rememberPages = async (scope: Scope, hash: string, pages: readonly DocumentPage[]): Promise<void> => {
  for (let from = 0; from < pages.length; from += atOnce) {
    await sql`insert into document_page (engine, hash, page, body)
      select ${scope.engine}, ${hash}, (one ->> 'page')::int, one from jsonb_array_elements(${JSON.stringify(pages.slice(from, from + atOnce))}::jsonb) as one
      on conflict (engine, hash, page) do update set body = excluded.body where document_page.body <> excluded.body`.execute(scope.db)
  }
}

export const answersDocumentPages = answering(documentPages, async (scope, { hash, after, limit }): Promise<DocumentPage[]> => {
  const rows = await rowsOf(
    scope.db,
    sql<{
      body: unknown
    }>`select body from document_page where engine = ${scope.engine} and hash = ${hash} and page > ${after} order by page limit ${limit}`,
  )
  return rows.map(({ body }) => DocumentPage.parse(body))
})
