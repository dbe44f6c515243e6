import { LANGS, t } from '@anonchat/texts'
import { describe, expect, it } from 'vitest'
import { DATA, readButton } from './buttons.js'
import { readCommand } from './commands.js'
import { readGender } from './gender.js'
import { COMMANDS } from './input.js'

describe('a command', () => {
  it.each([
    ['/start', '/start'],
    ['/START', '/start'],
    ['/start payload_1', '/start'],
    ['/stop@some_bot', '/stop'],
    ['/cancel', '/stop'],
    ['/find', '/search'],
    ['/wat', 'unknown command'],
    ['hello /start', null],
    ['/ start', null],
    ['//', null],
    ['/24', null],
    ['/start-ing', null],
  ])('in %j is %j', (text, command) => {
    expect(readCommand(text)).toBe(command)
  })

  it.each(LANGS)('is what each key sends, in %s', (lang) => {
    for (const [name, words] of Object.entries(t(lang).keys))
      expect(readCommand(words), name).toBe(`/${name.toLowerCase()}`)
  })
})

describe('the command menu', () => {
  it.each(LANGS)('lists only commands that are answered, in %s', (lang) => {
    const unknown = Object.keys(t(lang).commands).filter(
      (name) => readCommand(`/${name}`) === 'unknown command',
    )
    expect(unknown).toEqual([])
  })

  it('lists every command but those that Telegram or a payment asks for', () => {
    const listed = new Set(Object.keys(t('en').commands).map((name) => `/${name}`))
    const unlisted = COMMANDS.filter((command) => !listed.has(command))
    expect(['/paysupport', '/redeem']).toEqual(expect.arrayContaining(unlisted))
  })
})

describe('a button', () => {
  it.each([
    [DATA.gender('other'), { kind: 'gender button', gender: 'other' }],
    [DATA.language('fa'), { kind: 'language button', lang: 'fa' }],
    [DATA.cancel, { kind: 'cancel button' }],
    ['gender:robot', { kind: 'old button' }],
    ['lang:xx', { kind: 'old button' }],
    ['constructor', { kind: 'old button' }],
    ['', { kind: 'old button' }],
    [undefined, { kind: 'old button' }],
  ])('with %j is read', (data, input) => {
    expect(readButton(data)).toEqual(input)
  })
})

describe('a gender', () => {
  it.each([
    ['Male', 'male'],
    ['👩 Female', 'female'],
    ['خانم', 'female'],
    ['مرد', 'male'],
    [' other. ', 'other'],
    ['yes', null],
    ['constructor', null],
  ])('in %j is %j', (text, gender) => {
    expect(readGender(text)).toBe(gender)
  })
})
