interface Command {
  readonly command: string
  readonly description: string
}

/** The menu beside the text field, by language; the empty code is everybody else's. */
export const COMMAND_MENUS: readonly {
  readonly languageCode: string
  readonly commands: readonly Command[]
}[] = [
  {
    languageCode: '',
    commands: [
      { command: 'start', description: 'Begin' },
      { command: 'search', description: 'Find somebody to talk to' },
      { command: 'next', description: 'Leave and find somebody else' },
      { command: 'stop', description: 'End the chat or the search' },
      { command: 'profile', description: 'My profile' },
      { command: 'help', description: 'How this works' },
    ],
  },
  {
    languageCode: 'fa',
    commands: [
      { command: 'start', description: 'شروع' },
      { command: 'search', description: 'پیدا کردن هم‌صحبت' },
      { command: 'next', description: 'رفتن سراغ نفر بعدی' },
      { command: 'stop', description: 'پایان گفتگو یا جستجو' },
      { command: 'profile', description: 'نمایه من' },
      { command: 'help', description: 'راهنما' },
    ],
  },
]
