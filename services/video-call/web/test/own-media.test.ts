import { describe, expect, test } from 'vitest'
import type { CallEvent } from '../src/call/events.js'
import { both, did, IN_CALL, OPENED, partner, READY, run, welcome } from './run.js'

describe('camera and microphone', () => {
  test('are asked for once, however often the button is pressed', () => {
    const pressed: CallEvent = { type: 'media-wanted', camera: true }
    const { all } = run(...OPENED, pressed, pressed, { type: 'media-ready', ...both }, pressed)
    expect(did(all).filter((what) => what === 'ask-media')).toHaveLength(1)
  })

  test('that do not exist cannot be turned on', () => {
    const { state } = run(
      ...OPENED,
      { type: 'media-ready', microphone: true, camera: false },
      { type: 'camera-pressed' },
    )
    expect(state).toMatchObject({ microphone: true, camera: false })
  })

  test('are told to the partner as they are, and again after the socket came back', () => {
    const muted = run(...IN_CALL, { type: 'microphone-pressed' })
    const message = { type: 'media', microphone: false, camera: true }
    expect(muted.last).toContainEqual({ do: 'send', message })
    const back = run(
      ...IN_CALL,
      { type: 'microphone-pressed' },
      { type: 'disconnected', code: 1006 },
      { type: 'connected' },
      welcome({ resumed: true }),
    )
    expect(back.last).toContainEqual({ do: 'send', message })
  })

  test('off before joining are off in the call', () => {
    const { last } = run(...READY, { type: 'camera-pressed' }, { type: 'join' })
    expect(last).toContainEqual({ do: 'send', message: { type: 'media', microphone: true, camera: false } })
  })

  test('taken by another program are off for both', () => {
    const { state, last } = run(...IN_CALL, { type: 'media-ended', kind: 'camera' })
    expect(state).toMatchObject({ camera: false, media: { camera: false } })
    expect(did(last)).toEqual(['apply-media', 'send media'])
  })

  test('refused after a reload lead back to the question, not into the call', () => {
    const { state } = run(
      { type: 'opened', joined: true },
      { type: 'media-failed', problem: 'refused' },
      { type: 'connected' },
      welcome(),
      partner('joined'),
    )
    expect(state).toMatchObject({ joined: false, peer: 'none' })
  })
})
