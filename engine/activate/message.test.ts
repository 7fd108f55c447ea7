import { describe, expect, test } from 'vitest'
import { markLinks, markTextLinks } from './links.ts'
import { compose, type Composing } from './message.ts'

const marks = { utm_source: 'newsletter', decision: 'dec_1' }

describe('links', () => {
  test.each([
    ['<a href="https://x.example/">a</a>', '<a href="https://x.example/?utm_source=newsletter&amp;decision=dec_1">a</a>'],
    ["<a class=b href='https://x.example/p?q=1#top'>", "<a class=b href='https://x.example/p?q=1&amp;utm_source=newsletter&amp;decision=dec_1#top'>"],
    ['<a href="https://x.example/?a=1&amp;b=2">', '<a href="https://x.example/?a=1&amp;b=2&amp;utm_source=newsletter&amp;decision=dec_1">'],
    ['<a href="https://x.example/?utm_source=mine">', '<a href="https://x.example/?utm_source=mine&amp;decision=dec_1">'],
    ['<a href="mailto:a@x.example">', '<a href="mailto:a@x.example">'],
    ['<a href="#top">', '<a href="#top">'],
    ['<a href="https://gone.example/u/t0ken">', '<a href="https://gone.example/u/t0ken">'],
    ['<img src="https://x.example/a.png">', '<img src="https://x.example/a.png">'],
    ['<a data-href="https://x.example/">', '<a data-href="https://x.example/">'],
  ])('%s', (given, wanted) => expect(markLinks(given, marks, 'https://gone.example/u/')).toBe(wanted))

  test('in the plain part, without the full stop that ends a sentence', () =>
    expect(markTextLinks('See https://x.example/p. And <https://x.example/q>, too', marks)).toBe(
      'See https://x.example/p?utm_source=newsletter&decision=dec_1. And <https://x.example/q?utm_source=newsletter&decision=dec_1>, too',
    ))
})

const given: Composing = {
  engine: 'eng_1',
  delivery: 'dlv_1',
  mailing: {
    key: 'members-week',
    name: 'Members’ week',
    class: 'marketing',
    from: { name: 'Lindmoor', address: 'news@lindmoor.example' },
    utm: { source: 'newsletter', medium: 'email' },
  },
  to: { address: 'a@example.org' },
  rendered: {
    subject: 'Rain?\r\nBcc: x@example.org',
    html: '<html><body><a href="https://shop.example/">See</a></body></html>',
    text: 'See https://shop.example/',
    locale: 'en',
  },
  decision: 'dec_1',
  unsubscribe: 'https://c.example/u/t0ken',
}

describe('a composed message', () => {
  test('carries the one-click way out, and the link is left as it is', () => {
    const { headers, html, text } = compose(given)
    expect(headers).toEqual({
      'List-ID': '<members-week.lindmoor.example>',
      'List-Unsubscribe': '<https://c.example/u/t0ken>',
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Content-Language': 'en',
    })
    expect(html).toContain('href="https://c.example/u/t0ken"')
    expect(text).toContain('\nUnsubscribe: https://c.example/u/t0ken\n')
    expect(html).toContain('https://shop.example/?utm_source=newsletter&amp;utm_medium=email&amp;utm_campaign=members-week&amp;decision=dec_1')
  })
  test('does not add a second way out to a template that has one', () => {
    const html = '<body><a href="https://c.example/u/t0ken">Leave</a></body>'
    expect(compose({ ...given, rendered: { ...given.rendered, html } }).html).toBe(html)
  })
  test('of class service has none', () => {
    const { headers, html, text } = compose({ ...given, mailing: { ...given.mailing, class: 'service' } })
    expect(Object.keys(headers)).not.toContain('List-Unsubscribe')
    expect(html + text).not.toContain('/u/t0ken')
  })
  test('keeps a line break in a subject from becoming a header', () => expect(compose(given).subject).toBe('Rain? Bcc: x@example.org'))
  test('holds no open pixel', () => expect(compose(given).html).not.toMatch(/<img/i))
})
