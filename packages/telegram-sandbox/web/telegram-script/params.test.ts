import { describe, expect, test } from 'vitest'
import { colorsOf, launchParams, unsafeOf } from './params.js'
import { schemeOf } from './style.js'
import { isAtLeast } from './web-app.js'

const HASH =
  '#tgWebAppData=user%3D%257B%2522id%2522%253A7%257D%26hash%3Dab&tgWebAppVersion=9.1&tgWebAppPlatform=weba&tgWebAppThemeParams=%7B%22bg_color%22%3A%22%23212121%22%7D'

function memory(): Pick<Storage, 'getItem' | 'setItem'> {
  const kept = new Map<string, string>()
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) }
}

describe('what Telegram tells a mini app', () => {
  test('is read from the fragment', () => {
    expect(launchParams(HASH, null)).toEqual({
      initData: 'user=%7B%22id%22%3A7%7D&hash=ab',
      version: '9.1',
      platform: 'weba',
      theme: { bg_color: '#212121' },
      pretendCamera: false,
    })
  })

  test('may stand behind a fragment of the app’s own', () => {
    expect(launchParams(HASH.replace('#', '#/route?a=b&'), null).version).toBe('9.1')
  })

  test('is still known after a reload without it', () => {
    const storage = memory()
    const first = launchParams(`${HASH}&tgSandboxCamera=pretend`, storage)
    expect(launchParams('', storage)).toEqual(first)
    expect(launchParams('#elsewhere', storage)).toEqual(first)
  })

  test('is nothing outside of Telegram, and where nothing may be kept', () => {
    const refusing = {
      getItem: () => {
        throw new Error('refused')
      },
      setItem: () => {
        throw new Error('refused')
      },
    }
    expect(launchParams('', refusing).initData).toBe('')
    expect(launchParams(HASH, refusing).version).toBe('9.1')
  })
})

test('a theme has colours only', () => {
  expect(colorsOf({ bg_color: '#17212b', text_color: 'url(x)', 'a b': '#ffffff', n: 3 })).toEqual({
    bg_color: '#17212b',
  })
  for (const none of ['{', 'null', '[]', 7, null, undefined]) expect(colorsOf(none)).toEqual({})
})

test('a dark background makes a dark scheme', () => {
  expect(schemeOf({ bg_color: '#17212b' })).toBe('dark')
  expect(schemeOf({ bg_color: '#ffffff' })).toBe('light')
  expect(schemeOf({})).toBe('light')
})

test('the fields that are JSON are objects for an app', () => {
  expect(unsafeOf('user=%7B%22id%22%3A7%7D&auth_date=5&broken=%7B')).toEqual({
    user: { id: 7 },
    auth_date: '5',
    broken: '{',
  })
})

test('versions are compared by number', () => {
  expect(isAtLeast('9.1', '6.2')).toBe(true)
  expect(isAtLeast('7.10', '7.9')).toBe(true)
  expect(isAtLeast('6.0', '6.1')).toBe(false)
  expect(isAtLeast('6.1', '6.1')).toBe(true)
})
