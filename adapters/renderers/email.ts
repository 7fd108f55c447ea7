import { cssValue, readTokens } from '../../engine/create/design-token.ts'
import type { MailFeature } from '../../engine/create/letter.ts'
import { measureText } from '../../engine/create/measure.ts'
import { linesAt } from '../../engine/guard/body-lines.ts'
import { type Refusal, refuse } from '../../engine/kernel/refusal.ts'
import { facesOf } from './faces.ts'
import { Kept } from './kept.ts'
import { liquidProblem, SafeHtml, showLiquid } from './liquid.ts'
import { pictureFeatures } from './mail-features.ts'
import { featurePlaces, mailLint } from './mail-lint.ts'
import type { Material, Occasion, Renderer, Rendition } from './renderer.ts'
import { sceneOf } from './scene.ts'
import { brandKey } from './template-sheet.ts'
import { textTemplate } from './text.ts'
import { weighLetter } from './weigh-letter.ts'

interface Compiled {
  html: string
  text: string
  /** What it uses that some mail programs leave out. */
  unshown: readonly MailFeature[]
}

/** Loaded with the first template that needs it: no other package takes so long, and a start would wait for it. */
const compileMjml = async (body: string) => {
  const { default: compile } = await import('mjml')
  // Of fonts that it knows MJML would have every reader ask a server that is not ours.
  return compile(body, { validationLevel: 'soft', fonts: {} })
}

/** MJML compiled once to HTML with the Liquid still in it; each person then costs one Liquid run. The plain part is compiled with it. */
export const email: Renderer = {
  name: 'email',
  version: 1,
  renders: 'email',
  check: async (template) => {
    for (const part of ['body', 'subject', 'preheader'] as const) {
      const problem = liquidProblem(template[part] ?? '', part)
      if (problem) return problem
    }
    return mjmlProblem(template.body)
  },
  render: (material, occasion) => rendered(material, occasion),
  measure: ({ slot, text, gauge }) => measureText(slot, text, gauge),
  readsLetter: async (material, family, on) => ({
    unshown: (await compiled(material)).unshown,
    pictures: pictureFeatures,
    ...(await weighLetter(material, family, on, rendered)),
  }),
}

const rendered = async (material: Material, occasion: Occasion): Promise<Rendition> => {
  const { template } = material
  const { html, text } = await compiled(material)
  const scene = sceneOf(material, occasion, material.brand.site)
  const preheader = showLiquid(template.preheader ?? '', 'text', scene).trim()
  return {
    html: showLiquid(html, 'html', { ...scene, preheader, faces: new SafeHtml(`<style>${facesOf(material.fonts, occasion.media)}</style>`) }),
    text: `${showLiquid(text, 'text', scene).trim()}\n`,
    subject: showLiquid(template.subject ?? '', 'text', scene).trim(),
    ...(preheader !== '' && { preheader }),
    locale: occasion.locale,
  }
}

/** What is wrong in the MJML itself; an attribute that Liquid fills in is looked at by nobody before it is filled. */
const mjmlProblem = async (body: string): Promise<Refusal | undefined> => {
  const problems = await mjmlErrors(body)
  return problems.length === 0
    ? undefined
    : refuse('invalidInput', 'The template is not MJML that can be compiled.', {
        where: problems.map(({ line, problem }) => ({ path: 'body', problem, ...(line !== undefined && { line }) })),
        remedy: 'Mend the MJML at these places.',
      })
}

const mjmlErrors = async (body: string): Promise<{ line?: number; problem: string }[]> => {
  try {
    const { errors } = await compileMjml(body)
    return errors
      .filter(({ message }) => !message.includes('{{'))
      .map(({ line, tagName, message }) => ({ line, problem: `${tagName}: ${message.trim()}` }))
  } catch (problem) {
    return [{ problem: problem instanceof Error ? problem.message : String(problem) }]
  }
}

const templates = new Kept<Promise<Compiled>>(100)

/** Tokens are the same for everybody and MJML reckons with colours: they are filled in before it compiles. */
const compiled = ({ template, brand }: Material): Promise<Compiled> =>
  templates.get(`${template.hash} ${brandKey(brand)}`, async () => {
    const tokens = readTokens(brand.tokens).tokens
    const filled = template.body.replace(/\{\{\s*tokens\.([\w.-]+)\s*\}\}/g, (whole, path: string) => {
      const token = tokens.get(path)
      return token ? cssValue(token).replaceAll('"', "'") : whole
    })
    const { html } = await compileMjml(filled)
    // Programs that take fonts of a brand take them from here; the others fall back, and nobody has measured that.
    return { html: html.replace('</head>', '{{ faces }}</head>'), text: textTemplate(html), unshown: await unshownIn(html, template.body) }
  })

/** As plain as a letter can be: what MJML writes for it is its own care, and nothing that whoever makes a template could change. */
const plainest = `<mjml><mj-head><mj-preview>x</mj-preview></mj-head><mj-body><mj-section><mj-column><mj-text>x</mj-text><mj-image src="x.png" />
<mj-button href="x">x</mj-button><mj-divider /><mj-spacer /></mj-column></mj-section></mj-body></mjml>`
let usual: Promise<ReadonlySet<string>> | undefined

/** What the compiled letter uses; and the lines of what its maker wrote that say so. */
const unshownIn = async (html: string, body: string): Promise<MailFeature[]> => {
  usual ??= compileMjml(plainest).then((plain) => new Set(mailLint(plain.html).map(({ feature }) => feature)))
  const known = await usual
  const places = featurePlaces(body)
  return mailLint(html)
    .filter(({ feature }) => !known.has(feature))
    .map((found) => {
      const at = places.get(found.feature)
      return at ? { ...found, lines: linesAt(body, at) } : found
    })
}
