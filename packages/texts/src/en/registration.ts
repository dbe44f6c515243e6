import type { RegistrationTexts } from '../catalog.js'

export const registration: RegistrationTexts = {
  welcome: () =>
    '👋 Welcome!\n\nHere you talk one to one with somebody new, and neither of you sees who the other is: no name, no username, no number.\n\nFour short questions, and you can start.',
  gate: () => 'Before you start, please join our channel. Then press “I have joined”.',
  gateNotJoined: () => 'I cannot see you in the channel yet. Join it first, then press “I have joined”.',
  gateUnknown: () =>
    'I cannot check the channel right now. It is not your fault: please press “I have joined” again in a minute.',
  askGender: () => 'What is your gender?',
  wrongGender: () => 'I did not understand that. Press one of the buttons, or write for example “female”.',
  askAge: () => 'How old are you? Write a number, for example 25.',
  wrongAge: () => 'That is not an age I can take. Write one number from 18 to 99, for example 25.',
  tooYoung: () =>
    'Thank you for being honest. This place is for people of 18 and older, so I cannot let you in yet. You will be welcome when you are 18. Take care!',
  refused: () => 'You told me that you are under 18. You will be welcome here when you are 18. Take care!',
  askCity: () => 'Which city do you live in? For example: Berlin.',
  wrongCity: () =>
    'That does not look like a city. Write only its name, 2 to 64 letters, for example “New York”.',
  askPhoto: () => 'Send a photo for your profile, or press Skip. Only you can see it on your profile card.',
  wrongPhoto: () => 'That is not a photo. Send one as a photo (not as a file), or press Skip.',
  finishFirst: () => 'Let us finish your profile first, it takes a moment.',
  done: () => '🎉 Your profile is ready! Press 🔍 Search to meet somebody.',
}
