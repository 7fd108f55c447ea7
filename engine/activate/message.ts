import type { Message } from './channel.ts'
import { markLinks, markTextLinks } from './links.ts'
import type { Mailing } from './mailing.ts'
import type { Proof } from './proof.ts'

/** What a renderer made of the variant that was decided on, for one person. */
export interface Rendered {
  subject: string
  html: string
  text: string
  locale?: string
}

export interface Composing {
  engine: string
  delivery: string
  mailing: Pick<Mailing, 'key' | 'name' | 'class' | 'from' | 'replyTo' | 'utm'>
  to: Message['to']
  rendered: Rendered
  /** id of the decision that chose the content. */
  decision: string
  /** Where one POST unsubscribes; a GET only asks. */
  unsubscribe: string
}

/** The message as it is handed over: its links carry where they come from, and marketing carries the one-click way out (RFC 8058). */
export const compose = ({ engine, delivery, mailing, to, rendered, decision, unsubscribe }: Composing): Message => {
  const { utm, from } = mailing
  const parameters = { utm_source: utm.source, utm_medium: utm.medium, utm_campaign: utm.campaign ?? mailing.key, decision }
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1)
  const leaves = mailing.class === 'marketing'
  const html = leaves ? withWayOut(rendered.html, unsubscribe) : rendered.html
  const text = leaves ? withTextWayOut(rendered.text, unsubscribe) : rendered.text
  return {
    engine,
    delivery,
    messageId: `${delivery}@${domain}`,
    from,
    to,
    ...(mailing.replyTo !== undefined && { replyTo: mailing.replyTo }),
    subject: oneLine(rendered.subject),
    html: markLinks(html, parameters, unsubscribe),
    text: markTextLinks(text, parameters, unsubscribe),
    headers: {
      'List-ID': `<${mailing.key}.${domain}>`,
      ...(leaves && { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
      ...(rendered.locale !== undefined && { 'Content-Language': rendered.locale }),
    },
  }
}

/** A letter to look at: its subject says so, its links carry nothing that could be counted, and the way out is shown without leading anybody out. */
export const composeProof = (
  { id, from, replyTo, class: kind, address }: Pick<Proof, 'id' | 'from' | 'replyTo' | 'class' | 'address'>,
  { engine, name, rendered, unsubscribe }: { engine: string; name: string; rendered: Rendered; unsubscribe: string },
): Message => {
  const leaves = kind === 'marketing'
  return {
    engine,
    delivery: id,
    messageId: `${id}@${from.address.slice(from.address.lastIndexOf('@') + 1)}`,
    from,
    to: { name, address },
    ...(replyTo !== undefined && { replyTo }),
    subject: `[Proof] ${oneLine(rendered.subject)}`,
    html: leaves ? withWayOut(rendered.html, unsubscribe) : rendered.html,
    text: leaves ? withTextWayOut(rendered.text, unsubscribe) : rendered.text,
    headers: {
      ...(leaves && { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
      ...(rendered.locale !== undefined && { 'Content-Language': rendered.locale }),
    },
  }
}

/** A template that forgot the link still gets it: nobody is written to without a way out. */
const withWayOut = (html: string, unsubscribe: string): string => {
  if (html.includes(unsubscribe)) return html
  const line = `<p style="text-align:center;font:12px sans-serif"><a href="${unsubscribe}">Unsubscribe</a></p>`
  return html.includes('</body>') ? html.replace('</body>', `${line}</body>`) : html + line
}

const withTextWayOut = (text: string, unsubscribe: string): string =>
  text.includes(unsubscribe) ? text : `${text.trimEnd()}\n\nUnsubscribe: ${unsubscribe}\n`

/** A subject is one line: a line break in a component must not become a header of its own. */
const oneLine = (text: string): string => text.replace(/[\r\n\u2028\u2029]+/g, ' ').trim()
