import compileMjml from 'mjml'
import { measureText } from '../../engine/create/measure.ts'
import type { Template } from '../../engine/create/template.ts'
import { type Refusal, refuse } from '../../engine/kernel/refusal.ts'
import { Kept } from './kept.ts'
import { liquidProblem, showLiquid } from './liquid.ts'
import type { Renderer } from './renderer.ts'
import { sceneOf } from './scene.ts'
import { textTemplate } from './text.ts'

interface Compiled {
  html: string
  text: string
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
  render: async (material, occasion) => {
    const { template } = material
    const { html, text } = await compiled(template)
    const scene = sceneOf(material, occasion)
    const preheader = showLiquid(template.preheader ?? '', 'text', scene)
    return {
      html: showLiquid(html, 'html', { ...scene, preheader }),
      text: `${showLiquid(text, 'text', scene).trim()}\n`,
      subject: showLiquid(template.subject ?? '', 'text', scene).trim(),
      locale: occasion.locale,
    }
  },
  measure: ({ slot, text, gauge }) => measureText(slot, text, gauge),
}

const mjmlProblem = async (body: string): Promise<Refusal | undefined> => {
  try {
    await compileMjml(body, { validationLevel: 'strict' })
    return undefined
  } catch (problem) {
    const { errors = [], message } = problem as Error & { errors?: { line: number; message: string; tagName: string }[] }
    return refuse('invalidInput', 'The template is not MJML that can be compiled.', {
      where:
        errors.length > 0
          ? errors.map(({ line, message: said, tagName }) => ({ path: 'body', line, problem: `${tagName}: ${said}` }))
          : [{ path: 'body', problem: message }],
      remedy: 'Mend the MJML at these places.',
    })
  }
}

const templates = new Kept<Promise<Compiled>>(100)

const compiled = ({ hash, body }: Pick<Template, 'hash' | 'body'>): Promise<Compiled> =>
  templates.get(hash, async () => {
    const { html } = await compileMjml(body, { validationLevel: 'strict' })
    return { html, text: textTemplate(html) }
  })
