import type { Bridge } from './bridge.js'

type Post = Bridge['post']
type Pressed = () => void
type Listen = (pressed: Pressed) => void
type Forget = (name: string, pressed: Pressed) => void

/** Telegram's arrow back. */
export function backButton(post: Post, listen: Listen, forget: Forget): object {
  const button = {
    isVisible: false,
    onClick: (pressed: Pressed) => {
      listen(pressed)
      return button
    },
    offClick: (pressed: Pressed) => {
      forget('backButtonClicked', pressed)
      return button
    },
    show: () => shown(true),
    hide: () => shown(false),
  }
  const shown = (isVisible: boolean) => {
    button.isVisible = isVisible
    post('web_app_setup_back_button', { is_visible: isVisible })
    return button
  }
  return button
}

interface Look {
  text?: string
  color?: string
  text_color?: string
  is_active?: boolean
  is_visible?: boolean
}

/** The wide button below a mini app. */
export function appButton(post: Post, listen: Listen, forget: Forget): object {
  const button = {
    text: 'Continue',
    color: '',
    textColor: '',
    isVisible: false,
    isActive: true,
    isProgressVisible: false,
    setText: (text: string) => set({ text }),
    setParams: (look: Look) => set(look),
    show: () => set({ is_visible: true }),
    hide: () => set({ is_visible: false }),
    enable: () => set({ is_active: true }),
    disable: () => set({ is_active: false }),
    showProgress: () => progress(true),
    hideProgress: () => progress(false),
    onClick: (pressed: Pressed) => {
      listen(pressed)
      return button
    },
    offClick: (pressed: Pressed) => {
      forget('mainButtonClicked', pressed)
      return button
    },
  }
  const set = (look: Look) => {
    button.text = look.text ?? button.text
    button.color = look.color ?? button.color
    button.textColor = look.text_color ?? button.textColor
    button.isVisible = look.is_visible ?? button.isVisible
    button.isActive = look.is_active ?? button.isActive
    return told()
  }
  const progress = (isShown: boolean) => {
    button.isProgressVisible = isShown
    return told()
  }
  const told = () => {
    post('web_app_setup_main_button', {
      text: button.text,
      ...(button.color && { color: button.color }),
      ...(button.textColor && { text_color: button.textColor }),
      is_visible: button.isVisible,
      is_active: button.isActive,
      is_progress_visible: button.isProgressVisible,
    })
    return button
  }
  return button
}
