import type { SearchTexts } from '../catalog.js'
import { duration } from './words.js'

export const search: SearchTexts = {
  looking: () => '🔍 Looking for somebody for you…',
  progress: (people, waited) =>
    `🔍 Looking for somebody for you…\n\n${people === 1 ? '1 person is' : `${people} people are`} looking now. You have waited ${duration(waited)}.`,
  already: (waited) => `I am already looking. You have waited ${duration(waited)}. /stop cancels.`,
  cancelled: () => 'The search is cancelled. Press 🔍 Search whenever you like.',
  nobody: () => '😕 I found nobody this time. More people come by every minute: try again?',
  notSearching: () => 'There is no search to cancel. Press 🔍 Search to begin one.',
  foundWhileCancelling: () => 'Somebody was found just before you cancelled. Say hello, or leave with /stop.',
  hint: () => 'I am still looking for somebody. What you write now reaches nobody. /stop cancels the search.',
}
