import { oneOf, type Random } from './chance.js'

type List = readonly [string, ...string[]]

const HELLO: List = [
  'Hi',
  'Hey',
  'Hello',
  'Hi there',
  'Hey you',
  'Good evening',
  'Good morning',
  'Hello stranger',
]
const HELLO_MORE: List = [
  'how are you?',
  'where do you write from?',
  'nice to meet you',
  'how was your day?',
  'what are you up to?',
  'what brings you here?',
  'glad somebody is here',
  'tell me something about you',
  'have you been here before?',
  'do you like music?',
  'what do you do in the evenings?',
  'still awake?',
]
const OPENING: List = [
  'Really?',
  'I see.',
  'Haha,',
  'Well,',
  'To be honest,',
  'You know,',
  'Funny,',
  'Today',
  'Yesterday',
  'Sometimes',
  'By the way,',
  'Oh,',
  'True,',
  'Hmm,',
  'Right,',
  'Maybe, but',
]
const MIDDLE: List = [
  'I was at the sea',
  'I cooked something new',
  'I read a good book',
  'I walked through the whole city',
  'I am learning to play the guitar',
  'my cat slept on my keyboard',
  'it rained all day here',
  'I missed my train again',
  'I watched an old film',
  'I planted tomatoes',
  'my neighbours have a party',
  'I could not sleep',
  'I found a great café',
  'I started to run in the park',
  'I am on my third coffee',
  'work was long',
  'I called an old friend',
  'I baked bread',
  'I got lost in a museum',
  'I fixed my bicycle',
  'I am listening to the radio',
  'the sunset was wonderful',
  'I dream of the mountains',
  'I tried to draw',
]
const ENDING: List = [
  '',
  ', and you?',
  ', it was fun',
  ', can you believe it?',
  '. What about you?',
  '. Do you know that feeling?',
  ' 🙂',
  ' 😄',
  '. I loved it',
  ', as always',
  '. Your turn!',
  '. Never again 😅',
  '. What do you think?',
  ', a bit tired now',
  '. Anyway!',
  ' ☕',
  '. Tell me more',
  ', no idea why',
  '. I should do that more often',
  ' 🌧',
]

export const EMOJIS: List = ['👍', '❤', '🔥', '😁', '👏', '🎉']

export const AGES: readonly [number, number] = [18, 60]

export const CITIES: List = ['Tehran', 'Berlin', 'Lagos', 'Lima', 'Hanoi', 'Lisbon', 'Shiraz', 'Oslo']

export const NAMES: List = [
  'Ada',
  'Ali',
  'Bea',
  'Chidi',
  'Dana',
  'Emil',
  'Farah',
  'Goran',
  'Hana',
  'Ivo',
  'Jun',
  'Kian',
  'Lena',
  'Mina',
  'Noor',
  'Omid',
  'Pia',
  'Reza',
  'Sara',
  'Tomas',
]

export const greeting = (random: Random): string =>
  `${oneOf(random, HELLO)}, ${oneOf(random, HELLO_MORE)}${oneOf(random, [' 🙂', ' 👋', '', ' 😊', ' 😄', '…'])}`

export const remark = (random: Random): string =>
  `${oneOf(random, OPENING)} ${oneOf(random, MIDDLE)}${oneOf(random, ENDING)}`
