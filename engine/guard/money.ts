const sign = String.raw`(?:\p{Sc}|\b(?:EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CZK|JPY|euros?|dollars?|pounds?|kr|kronor|Franken)\b)`

/** A sum of money: “99 €”, “EUR 99”, “99,-”, “99:-”, and whether its figure has decimals or not. */
export const sumOfMoney = new RegExp(
  String.raw`(?:${sign}\s?\d(?:[\d.,\u202f\u00a0]*\d)?|\d(?:[\d.,\u202f\u00a0]*\d)?\s?${sign}|\d[\d.]*(?:,|:)[-–—])`,
  'iu',
)
