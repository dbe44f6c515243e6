import { describe, expect, test } from 'vitest'
import {
  type AppFrame,
  framed,
  linkOf,
  newFrame,
  readEvent,
  withPretendCamera,
  withTheme,
} from './web-app-bridge.js'

const after = (...events: Array<[string, Record<string, unknown>?]>): AppFrame =>
  events.reduce((frame, [type, data = {}]) => framed(frame, { type, data }), newFrame)

describe('a message of a frame', () => {
  test('is read as JSON or as an object', () => {
    const event = { type: 'web_app_expand', data: {} }
    expect(readEvent('{"eventType":"web_app_expand"}')).toEqual(event)
    expect(readEvent({ eventType: 'web_app_expand', eventData: null })).toEqual(event)
    expect(readEvent('{"eventType":"x","eventData":"{\\"a\\":1}"}')).toEqual({ type: 'x', data: { a: 1 } })
  })

  test('that is not Telegram’s is nothing', () => {
    for (const other of ['', '{', 'null', '[]', 7, null, undefined, {}, { eventType: 3 }])
      expect(readEvent(other)).toBeNull()
  })
})

describe('the frame', () => {
  test('shows the buttons that the app asks for', () => {
    expect(after(['web_app_setup_back_button', { is_visible: true }]).backButton).toBe(true)
    const { mainButton } = after(
      ['web_app_setup_main_button', { is_visible: true, text: 'Buy', color: '#22aa55' }],
      ['web_app_setup_main_button', { is_progress_visible: true }],
    )
    expect(mainButton).toMatchObject({ visible: true, text: 'Buy', color: '#22aa55', busy: true })
  })

  test('takes colours only', () => {
    const { mainButton } = after(['web_app_setup_main_button', { color: 'url(//a.example)' }])
    expect(mainButton.color).toBeNull()
  })

  test('gives a popup without buttons one to close it', () => {
    expect(after(['web_app_open_popup', { message: 'Hi' }]).popup?.buttons).toHaveLength(1)
  })

  test('stays as it is at what it does not know', () => {
    expect(after(['web_app_trigger_haptic_feedback'])).toEqual(newFrame)
  })
})

test('only web links are opened', () => {
  const open = (type: string, data: Record<string, unknown>): string | null => linkOf({ type, data })
  expect(open('web_app_open_link', { url: 'https://a.example/b' })).toBe('https://a.example/b')
  expect(open('web_app_open_tg_link', { path_full: '/durov' })).toBe('https://t.me/durov')
  expect(open('web_app_open_link', { url: 'javascript:alert(1)' })).toBeNull()
  expect(open('web_app_open_link', {})).toBeNull()
})

test('the address tells the colours of the page; all else in it stays', () => {
  const signed = 'https://a.example/app?x=1#/route?tgWebAppData=q%3D1&tgWebAppThemeParams=%7B%7D&a=b'
  expect(withTheme(signed, { bg_color: '#ffffff' })).toBe(
    signed.replace('%7B%7D', '%7B%22bg_color%22%3A%22%23ffffff%22%7D'),
  )
})

test('the address says when the camera is to be drawn', () => {
  expect(withPretendCamera('https://a.example/app#tgWebAppData=q')).toBe(
    'https://a.example/app#tgWebAppData=q&tgSandboxCamera=pretend',
  )
})
