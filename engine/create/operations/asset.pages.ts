import { z } from 'zod'
import { query } from '../../kernel/operation.ts'
import { PageRequest, pageOf } from '../../kernel/reader.ts'
import { refuseUnknown } from '../../kernel/refusal.ts'
import { everyone } from '../../people/permission.ts'
import { asset } from '../asset.ts'
import { DocumentPage, documentPages } from '../document-page.ts'
import { findOne } from '../find.ts'

export const assetPages = query({
  name: 'asset.pages',
  summary: 'Read the pages of a document, each with its size and its text; a picture or video has none',
  input: z.strictObject({ id: z.string().describe('id or key'), ...PageRequest.shape }),
  output: pageOf(DocumentPage),
  roles: everyone,
  load: async (read, { id, limit, after }) => {
    const found = await findOne(read, asset, id)
    const last = /^\d{1,5}$/.test(after ?? '') ? Number(after) : 0
    return found && { found, pages: await read.ask(documentPages, { hash: found.hash, after: last, limit }) }
  },
  answer: (facts, { id }) => {
    if (!facts) return refuseUnknown('asset', id, 'id or key')
    const { found, pages } = facts
    const total = found.pages ?? 0
    const last = pages.at(-1)
    return { items: [...pages], total, ...(last && last.page < total && { next: String(last.page) }) }
  },
})
