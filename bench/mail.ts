import { Liquid } from 'liquidjs'
import compileMjml from 'mjml'
import { email } from '../adapters/renderers/email.ts'
import { materialOf, occasionOf, starterTemplate } from '../adapters/renderers/render.fixture.ts'
import { compose } from '../engine/activate/message.ts'
import { byId } from '../engine/create/composition.ts'
import { someComponent, someSlot, someTemplate } from '../engine/guard/guard.fixture.ts'
import { brand as brandSteps } from '../starter/brand.ts'
import { type Benchmark, median } from './figure.ts'

const letters = 5_000
/** With MJML compiled for each letter fewer are enough. */
const compiledEach = 20
const rounds = 5

const said = {
  subject: { en: { text: 'Four o’clock, and it rains' } },
  headline: { en: { text: 'Dry all the way home' } },
  image: { '*': { asset: 'ast_1' } },
  body: { en: { text: '<p>Most jackets leak where they are sewn. Ours are taped there twice, and tried for a winter.</p>' } },
  callToAction: { en: { text: 'See the shells', href: '/shells' } },
  legalLine: { en: { text: 'While stock lasts, until 31 December.' } },
}
const subject = '{{ slots.subject.text }}'
const preheader = '{{ slots.body.text | truncate: 90 }}'
const body = starterTemplate('newsletter-hero.mjml')

/** The sample newsletter with the tokens of its brand. */
const newsletter = () => {
  const added = brandSteps.find(({ operation }) => operation === 'brand.add')
  if (!added) throw new Error('the sample has no brand')
  const { tokens } = added.input({ people: {}, answers: {}, now: new Date(0) }) as { tokens: Record<string, unknown> }
  const material = materialOf(body, said)
  const slots = Object.keys(said).map((name) => someSlot(name))
  return {
    ...material,
    brand: { ...material.brand, tokens: tokens as typeof material.brand.tokens },
    template: someTemplate(slots, { body, subject, preheader, channel: 'email' }),
    components: byId(Object.entries(said).map(([slot, fields]) => someComponent(`cpt_${slot}`, slot, fields))),
  }
}

const nameOf = (n: number): string => `Reader${n}`
const wayOutOf = (n: number): string => `https://continuo.example/u/${String(n).padStart(22, '0')}`

/** What a sender does for each reader: render, mark the links, and put the message together. */
const ours = async (material: ReturnType<typeof newsletter>, n: number): Promise<string> => {
  const unsubscribe = wayOutOf(n)
  const {
    html,
    text,
    subject: line = '',
  } = await email.render(material, occasionOf(said, { unsubscribe, person: { firstName: nameOf(n) }, whole: true }))
  const message = compose({
    engine: 'eng_1',
    delivery: `dlv_${n}`,
    mailing: {
      key: 'letter',
      name: 'Letter',
      class: 'marketing',
      from: { name: 'Lindmoor Trail', address: 'news@lindmoor.example' },
      utm: { source: 'newsletter', medium: 'email' },
    },
    to: { address: `${n}@readers.example` },
    rendered: { html, text, subject: line, locale: 'en' },
    decision: `dec_${n}`,
    unsubscribe,
  })
  return message.html
}

/** The same words for the peers, as plain data; HTML of the body as it is, which liquidjs does not escape. */
const scopeOf = (n: number) => ({
  slots: {
    subject: said.subject.en,
    headline: said.headline.en,
    image: { src: 'https://media.example/a.jpg', alt: 'Rain' },
    body: { html: said.body.en.text },
    callToAction: { ...said.callToAction.en, href: 'https://lindmoor.example/shells' },
    legalLine: said.legalLine.en,
  },
  brand: { sender: { name: 'Some', postal: '1 Some Street' } },
  person: { firstName: nameOf(n) },
  preheader: 'Most jackets leak',
  locale: 'en',
  unsubscribe: wayOutOf(n),
})

const withTokens = body.replace(/\{\{\s*tokens\.[\w.-]+\s*\}\}/g, '#1d2a44')

/** Per second of processor time, so that what else the machine does is not counted. */
const perSecond = async (count: number, each: (n: number) => Promise<string> | string): Promise<number> => {
  const before = process.cpuUsage()
  for (let n = 0; n < count; n++) {
    const html = await each(n)
    if (!html.includes(nameOf(n)) || !html.includes(wayOutOf(n))) throw new Error('a letter speaks to nobody')
  }
  const { user, system } = process.cpuUsage(before)
  return count / ((user + system) / 1_000_000)
}

export const mail: Benchmark = {
  figures: ['mail.personalised'],
  run: async ({ say }) => {
    const material = newsletter()
    const liquid = new Liquid({ ownPropertyOnly: true })
    const { html: compiled } = await compileMjml(withTokens, { validationLevel: 'soft' })
    const parsed = liquid.parse(compiled)
    const peer = async (n: number): Promise<string> => {
      const { html } = await compileMjml(withTokens, { validationLevel: 'soft' })
      return liquid.parseAndRender(html, scopeOf(n)) as Promise<string>
    }
    const alone = (n: number): string => liquid.renderSync(parsed, scopeOf(n)) as string
    const turns = []
    for (let round = 0; round <= rounds; round++) {
      const turn = {
        ours: await perSecond(letters, (n) => ours(material, n)),
        peer: await perSecond(compiledEach, peer),
        alone: await perSecond(letters, alone),
      }
      // The first warms up.
      if (round > 0) turns.push(turn)
      say(`${Math.round(turn.ours)} letters a second, ${Math.round(turn.peer)} where each is compiled`)
    }
    return [
      {
        name: 'mail.personalised',
        value: Math.round(median(turns.map((turn) => turn.ours))),
        unit: 'letters/s a core',
        against: 'mjml 5 and liquidjs 10 for each letter, HTML alone',
        ratio: Number(median(turns.map((turn) => turn.ours / turn.peer)).toFixed(1)),
        more: {
          letters,
          bytes: Buffer.byteLength(await ours(material, 0)),
          'peer, letters/s': Math.round(median(turns.map((turn) => turn.peer))),
          'liquidjs alone on the compiled HTML, letters/s': Math.round(median(turns.map((turn) => turn.alone))),
          'ours ÷ liquidjs alone': Number(median(turns.map((turn) => turn.ours / turn.alone)).toFixed(2)),
        },
      },
    ]
  },
}
