import { expect, test } from 'vitest'
import { useOf } from './button-act.js'

test.each([
  [{ text: '', callback_data: 'a' }, 'callback'],
  [{ text: '', url: 'https://example.org' }, 'url'],
  [{ text: '', url: 'https://t.me/$abc' }, 'invoice'],
  [{ text: '', login_url: { url: 'https://example.org' } }, 'url'],
  [{ text: '', web_app: { url: 'https://example.org' } }, 'web-app'],
  [{ text: '', copy_text: { text: 'a' } }, 'copy'],
  [{ text: '', pay: true }, 'pay'],
  [{ text: '', switch_inline_query: '' }, 'switch'],
  [{ text: '', switch_inline_query_current_chat: '' }, 'switch'],
  [{ text: '' }, 'none'],
] as const)('the button %j is for %s', (button, use) => {
  expect(useOf(button)).toBe(use)
})
