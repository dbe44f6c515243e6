import { render } from 'preact'
import { App } from './app.js'
import './styles/base.css'
import { connect } from './state/connect.js'
import { applyTheme } from './state/theme.js'

applyTheme()
connect()
const root = document.getElementById('app')
if (root) render(<App />, root)
