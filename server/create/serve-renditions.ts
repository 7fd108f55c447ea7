import type { Hono } from 'hono'
import type { Material } from '../../adapters/renderers/renderer.ts'
import { family } from '../../engine/create/family.ts'
import { fileOf, mediaTypeOf, type Recipe } from '../../engine/create/rendition.ts'
import type { Reader } from '../../engine/kernel/reader.ts'
import { isRefusal, type Refusal, refuse } from '../../engine/kernel/refusal.ts'
import { problemResponse } from '../http/problem.ts'
import { callerOf } from '../http/who.ts'
import type { Database } from '../store/database.ts'
import { readerOf } from '../store/reader.ts'
import { materialOf } from './material-of.ts'
import { mayBeSeen } from './may-be-seen.ts'
import { madeWith, recipeOf, tokenOf } from './picture-address.ts'
import type { Moved, Renditions } from './renditions.ts'

interface On {
  db: Database
  renditions: Renditions
  engines(): ReadonlySet<string>
  signOf(engine: string): Promise<(text: string) => string>
}

/**
 * Pictures of variants, drawn when they are first asked for. The public sees what no guardrail blocks; whoever is signed in sees everything, and nobody
 * keeps what only they may see.
 */
export const serveRenditions = (app: Hono, on: On): void => {
  app.get('/media/:engine/rendition/:token/:file', async (context) => {
    const { engine, token, file: name } = context.req.param()
    const file = fileOf(name)
    const recipe = file && on.engines().has(engine) ? recipeOf(token, await on.signOf(engine)) : undefined
    if (!file || !recipe) return context.notFound()
    const read = readerOf({ db: on.db, engine })
    const open = await mayBeSeen(read, recipe)
    if (!open) {
      const caller = await callerOf(on.db, context)
      if (isRefusal(caller) || caller.engine !== engine) return problemResponse(notOpen(recipe))
    }
    const made = await on.renditions.of(engine, recipe, file, () => materialFor(read, recipe))
    if (isRefusal(made)) return problemResponse(made)
    if ('moved' in made) return context.redirect(`/media/${engine}/rendition/${tokenOf(made.moved, await on.signOf(engine))}/${name}`, 302)
    return context.body(new Uint8Array(made), 200, {
      'content-type': mediaTypeOf[file.type],
      'cache-control': open ? 'public, max-age=86400' : 'private, no-store',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
    })
  })
}

const notOpen = ({ family: id }: Recipe): Refusal =>
  refuse('blocked', 'This picture is not for the public: a guardrail blocks it, or it has not been judged as it stands.', {
    where: [{ path: id, problem: 'its preflight does not let this variant pass' }],
    remedy: 'Look at the preflight of the family, mend what it names, and render the variant anew.',
  })

/** What the recipe is drawn from; where its fonts, pictures or rights changed since it was signed, the recipe of now. */
const materialFor = async (read: Reader, recipe: Recipe): Promise<Material | Moved | Refusal> => {
  const found = await read.get(family, recipe.family)
  const shown = found && (await materialOf(read, found, recipe.hash))
  if (!shown) return refuse('notFound', 'What this picture shows is gone.', { where: [{ path: recipe.family, problem: 'not known here' }] })
  const made = madeWith(shown.material, recipe.choice)
  return made === recipe.made ? shown.material : { moved: { ...recipe, made } }
}
