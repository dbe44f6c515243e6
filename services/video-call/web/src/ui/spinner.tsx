import style from './spinner.module.css'

/** Shows that something is on its way; the words beside it say what. */
export const Spinner = () => <span class={style.spinner} aria-hidden="true" />
