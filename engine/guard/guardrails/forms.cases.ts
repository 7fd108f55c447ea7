import { type GuardrailCase, headline } from './guardrail-case.ts'

const call = (href: string) => ({ callToAction: { en: { text: 'Go', href } } })
const mailBody = '<p>{{ slots.headline.text }} {{ unsubscribe }} {{ brand.sender.name }} {{ brand.sender.postal }}</p>'

export const formCases: readonly GuardrailCase[] = [
  { kind: 'every-locale-is-there', says: 'there', pieces: headline('Regen', 'de'), locale: 'de', finds: [] },
  { kind: 'every-locale-is-there', says: 'a language serves its regions', pieces: headline('Regen', 'de'), locale: 'de-AT', finds: [] },
  { kind: 'every-locale-is-there', says: 'the same in all', pieces: headline('Lindmoor', '*'), locale: 'sv', finds: [] },
  { kind: 'every-locale-is-there', says: 'missing', pieces: headline('Rain'), locale: 'de', finds: ['Headline says nothing in de.'] },
  {
    kind: 'every-locale-is-there',
    says: 'a link is missing',
    pieces: { callToAction: { de: { text: 'Los' } } },
    locale: 'de',
    finds: ['CallToAction says nothing in de: href missing.'],
  },

  { kind: 'links-are-well-formed', says: 'a path', pieces: call('/jackets?size=m'), finds: [] },
  { kind: 'links-are-well-formed', says: 'https', pieces: call('https://lindmoor.example/jackets'), finds: [] },
  {
    kind: 'links-are-well-formed',
    says: 'not https',
    pieces: call('http://lindmoor.example/'),
    finds: ['The link is not https.'],
    fix: 'Make it https',
  },
  {
    kind: 'links-are-well-formed',
    says: 'a machine inside',
    pieces: call('https://localhost/jackets'),
    finds: ['localhost cannot be reached from outside.'],
  },
  {
    kind: 'links-are-well-formed',
    says: 'an address of numbers',
    pieces: call('https://10.0.0.7/'),
    finds: ['10.0.0.7 cannot be reached from outside.'],
  },
  {
    kind: 'links-are-well-formed',
    says: 'a password',
    pieces: call('https://a:b@lindmoor.example/'),
    finds: ['The link carries a name or password.'],
  },
  {
    kind: 'links-are-well-formed',
    says: 'away from home',
    settings: { hosts: ['lindmoor.example'] },
    pieces: call('https://elsewhere.example/'),
    finds: ['The link leads to elsewhere.example, which is not one of ours.'],
  },
  {
    kind: 'links-are-well-formed',
    says: 'a host that only ends alike',
    settings: { hosts: ['moor.example'] },
    pieces: call('https://lindmoor.example/'),
    finds: ['The link leads to lindmoor.example, which is not one of ours.'],
  },
  {
    kind: 'links-are-well-formed',
    says: 'a subdomain is home',
    settings: { hosts: ['lindmoor.example'] },
    pieces: call('https://shop.lindmoor.example/'),
    finds: [],
  },
  {
    kind: 'links-are-well-formed',
    says: 'tags asked for and missing',
    settings: { utm: ['utm_campaign'] },
    pieces: call('/jackets'),
    finds: ['utm_campaign is missing.'],
  },
  {
    kind: 'links-are-well-formed',
    says: 'tags written in two ways',
    pieces: call('/jackets?utm_source=News Letter'),
    finds: ['utm_source=News Letter would be counted apart.'],
    fix: 'Write utm_source=news-letter',
  },
  { kind: 'links-are-well-formed', says: 'a tag twice', pieces: call('/jackets?utm_source=a&utm_source=b'), finds: ['utm_source is said twice.'] },
  { kind: 'links-are-well-formed', says: 'a telephone', pieces: call('tel:+49301234'), finds: [] },

  { kind: 'email-names-its-sender', says: 'all there', pieces: headline('Rain'), template: { channel: 'email', body: mailBody }, finds: [] },
  {
    kind: 'email-names-its-sender',
    says: 'nothing there',
    pieces: headline('Rain'),
    template: { channel: 'email', body: '<p>{{ slots.headline.text }}</p>' },
    finds: [
      'The e-mail has no way to unsubscribe.',
      'The e-mail does not show the sender’s postal address.',
      'The e-mail does not say who sends it.',
    ],
  },
  {
    kind: 'email-names-its-sender',
    says: 'a brand without a sender',
    pieces: headline('Rain'),
    template: { channel: 'email', body: mailBody },
    withoutSender: true,
    finds: ['Some has no sender.'],
  },
  { kind: 'email-names-its-sender', says: 'a page needs none', pieces: headline('Rain'), finds: [] },

  ...[
    'Hello {{ name }}',
    'Hello [first name]',
    'Hello *|FNAME|*',
    'Hello %%name%%',
    'Hello ${name}',
    'Lorem ipsum dolor',
    'Price TBD',
    'XXX off',
    '[[headline]]',
    '<<name>>',
  ].map((text): GuardrailCase => ({
    kind: 'placeholders-are-resolved',
    says: text,
    pieces: headline(text),
    finds: [`“${text.replace(/^(Hello|Price) /, '').replace(/ (dolor|off)$/, '')}” is left to fill in.`],
  })),
  ...['Dry all the way home', 'Rain [and snow]', 'To do, or not to do', 'Save $20', '50% less'].map((text): GuardrailCase => ({
    kind: 'placeholders-are-resolved',
    says: text,
    pieces: headline(text),
    finds: [],
  })),

  ...[
    '<p>Dry.</p>',
    '<p>A <strong>dry</strong> <a href="https://lindmoor.example/">coat</a><br></p>',
    '<ul><li>One</li></ul>',
    'a < b and c > d',
    '<a href="/jackets">Jackets</a>',
  ].map((text): GuardrailCase => ({ kind: 'html-is-safe', says: text, pieces: { body: { en: { text } } }, finds: [] })),
  ...(
    [
      ['<script>alert(1)</script>', ['Body holds <script>.']],
      ['<p onclick="x()">Dry</p>', ['Body holds the attribute onclick.']],
      ['<p style="color:red">Dry</p>', ['Body holds the attribute style.']],
      ['<img src=x onerror=alert(1)>', ['Body holds <img>.']],
      ['<a href="javascript:alert(1)">Dry</a>', ['Body holds a link that is not https.']],
      ['<a href="//elsewhere.example">Dry</a>', ['Body holds a link that is not https.']],
      ['<iframe src="https://a.example"></iframe>', ['Body holds <iframe>.']],
      ['<p>Dry<!-- not yet --></p>', ['Body holds a comment or declaration.']],
      ['<svg/onload=alert(1)>', ['Body holds <svg>.']],
    ] as const
  ).map(([text, finds]): GuardrailCase => ({ kind: 'html-is-safe', says: text, pieces: { body: { en: { text } } }, finds })),
  {
    kind: 'html-is-safe',
    says: 'markup in a plain text',
    pieces: headline('A <b>dry</b> coat'),
    finds: ['Headline holds markup, which is shown as it stands.'],
    severity: 'warn',
  },
]
