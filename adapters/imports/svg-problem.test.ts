import { describe, expect, it } from 'vitest'
import { svgProblem } from './svg-problem.ts'

const svg = (inside: string): string => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inside}</svg>`

describe('drawings', () => {
  it.each([
    '<path d="M0 0h9v9z" fill="#123"/>',
    '<defs><linearGradient id="a"/></defs><rect fill="url(#a)" width="9" height="9"/>',
    '<use href="#a"/><use xlink:href="#b"/>',
    '<style>.a{fill:red}</style><g class="a"/>',
    '<image href="data:image/png;base64,AAAA"/>',
    '<text>on sale = now, season = all</text>',
  ])('%s is one', (inside) => expect(svgProblem(svg(inside))).toBeUndefined())

  it.each([
    ['<script>alert(1)</script>', 'a script'],
    ['<SCRIPT href="#"/>', 'a script'],
    ['<svg:script xmlns:svg="http://www.w3.org/2000/svg"/>', 'a script'],
    ['<rect onload="x()"/>', 'an event attribute'],
    ['<rect/onclick="x()"/>', 'an event attribute'],
    ['<rect on&#108;oad="x()"/>', 'an event attribute'],
    ['<a href="javascript:x()"/>', 'a link to something outside it'],
    ['<a xlink:href="https://elsewhere.example/"/>', 'a link to something outside it'],
    ['<image href="https://elsewhere.example/a.png"/>', 'a link to something outside it'],
    ['<image href="data:text/html;base64,AAAA"/>', 'a link to something outside it'],
    ['<foreignObject><body/></foreignObject>', 'a foreign object'],
    ['<animate attributeName="href" to="javascript:x()"/>', 'an animated link or event'],
    ['<style>@import "https://a.example/x.css"</style>', 'a style from outside'],
    ['<rect style="fill:url(https://a.example/x.svg#a)"/>', 'a style from outside'],
    ['<?xml-stylesheet href="x.xsl"?>', 'a link to something outside it'],
  ])('%s is none', (inside, what) => expect(svgProblem(svg(inside))).toBe(what))

  it('refuses entities and what is no drawing at all', () => {
    expect(svgProblem('<!DOCTYPE svg [<!ENTITY a "b">]><svg/>')).toBe('a document type or entities')
    expect(svgProblem('<html><body/></html>')).toBe('no drawing')
  })
})
