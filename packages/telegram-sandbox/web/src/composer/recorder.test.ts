import { expect, test } from 'vitest'
import { extensionOf, refusal } from './recorder.js'

test('a recording is named after what it holds', () => {
  expect(extensionOf('audio/webm;codecs=opus')).toBe('webm')
  expect(extensionOf('audio/ogg; codecs=opus')).toBe('ogg')
  expect(extensionOf('audio/mp4')).toBe('m4a')
  expect(extensionOf('video/mp4')).toBe('mp4')
})

test('a person reads why nothing is recorded', () => {
  expect(refusal('NotAllowedError', 'voice')).toBe('This page may not use the microphone.')
  expect(refusal('NotFoundError', 'video')).toBe('There is no camera.')
})
