import { expect, test } from 'vitest'
import { commandsFor, menuKind } from './commands.js'

const commands = ['start', 'stop', 'search'].map((command) => ({ command, description: '' }))
const named = (text: string): string[] => commandsFor(text, commands).map(({ command }) => command)

test('a slash lists all commands, more letters fewer', () => {
  expect(named('/')).toEqual(['start', 'stop', 'search'])
  expect(named('/ST')).toEqual(['start', 'stop'])
  expect(named('/stopped')).toEqual([])
})

test('nothing is listed in the midst of a text', () => {
  for (const text of ['', 'a/', '/start now', ' /']) expect(named(text)).toEqual([])
})

test('the button left of the field is the bot’s web app, its commands, or none', () => {
  expect(menuKind({ type: 'web_app', text: 'Open', web_app: { url: 'https://a.example' } }, [])).toBe(
    'web-app',
  )
  expect(menuKind({ type: 'default' }, commands)).toBe('commands')
  expect(menuKind({ type: 'commands' }, [])).toBeNull()
})
