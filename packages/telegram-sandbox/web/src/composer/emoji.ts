export interface EmojiCategory {
  name: string
  /** The one that stands for the category. */
  sign: string
  emoji: readonly string[]
}

const split = (emoji: string): string[] => emoji.split(' ')

/** A choice for every mood; the system's picker has the rest. */
export const emojiCategories: readonly EmojiCategory[] = [
  {
    name: 'Smileys',
    sign: '😀',
    emoji: split(
      '😀 😃 😄 😁 😆 😅 🤣 😂 🙂 🙃 😉 😊 😇 🥰 😍 🤩 😘 😗 😚 😋 😛 😜 🤪 😝 🤗 🤭 🤫 🤔 🤐 🤨 😐 😶 😏 😒 🙄 😬 😌 😔 😪 😴 😷 🤒 🤕 🤢 🥵 🥶 🥴 😵 🤯 🤠 🥳 😎 🤓 🧐 😕 😟 🙁 😮 😲 😳 🥺 😦 😨 😰 😥 😢 😭 😱 😖 😞 😓 😩 🥱 😤 😡 🤬 😈 💀 💩 🤡 👻 👽 🤖',
    ),
  },
  {
    name: 'People',
    sign: '👋',
    emoji: split(
      '👋 🤚 ✋ 🖖 👌 🤏 ✌️ 🤞 🤟 🤘 🤙 👈 👉 👆 👇 ☝️ 👍 👎 ✊ 👊 👏 🙌 👐 🤲 🤝 🙏 ✍️ 💅 🤳 💪 🧠 👀 👄 👶 🧒 👦 👧 🧑 👨 👩 🧓 🙅 🙆 🙋 🤦 🤷 💃 🕺 🚶 🏃 👫 👭 👬',
    ),
  },
  {
    name: 'Hearts',
    sign: '❤️',
    emoji: split(
      '❤️ 🧡 💛 💚 💙 💜 🖤 🤍 🤎 💔 ❣️ 💕 💞 💓 💗 💖 💘 💝 💟 💋 💌 💯 💢 💥 💫 💦 💨 💬 💭 💤 ✨ ⭐ 🌟 🔥 🎉 🎊 🎁 🏆',
    ),
  },
  {
    name: 'Nature',
    sign: '🌿',
    emoji: split(
      '🐶 🐱 🐭 🐹 🐰 🦊 🐻 🐼 🐨 🐯 🦁 🐮 🐷 🐸 🐵 🙈 🙉 🙊 🐔 🐧 🐦 🦆 🦉 🐺 🦄 🐝 🦋 🐌 🐢 🐍 🐙 🐬 🐳 🌵 🎄 🌲 🌴 🌱 🌿 🍀 🍁 🌹 🌻 🌸 🌍 🌙 ☀️ ⛅ 🌧️ ❄️ 🌈 🌊',
    ),
  },
  {
    name: 'Food',
    sign: '🍎',
    emoji: split(
      '🍎 🍐 🍊 🍋 🍌 🍉 🍇 🍓 🍒 🍑 🥭 🍍 🥥 🥝 🍅 🥑 🥦 🌽 🥕 🍞 🥐 🧀 🥚 🍳 🥞 🍔 🍟 🍕 🌭 🌮 🌯 🍝 🍜 🍣 🍚 🍦 🍩 🍪 🎂 🍰 🍫 🍿 ☕ 🍵 🥤 🍺 🍷 🥂 🧃',
    ),
  },
  {
    name: 'Things',
    sign: '💡',
    emoji: split(
      '⚽ 🏀 🏈 🎾 🏐 🎱 🏓 🎯 🎳 🎮 🎲 🎰 🧩 🎨 🎭 🎤 🎧 🎸 🎹 🎬 🚗 🚕 🚌 🚲 ✈️ 🚀 🚢 🏠 🏖️ 🗺️ ⏰ ⏳ 📱 💻 📷 🔋 💡 🔦 📚 ✏️ 📌 🔑 🔒 🛠️ 💰 💳 ✉️ 📦 ✅ ❌ ❓ ❗ ➕ ➖ ⚠️ 🔴 🟢 🔵',
    ),
  },
]
