import { openBridge } from './bridge.js'
import { launchParams } from './params.js'
import { installPretendCamera } from './pretend-camera.js'
import { createWebApp } from './web-app.js'

function storage(): Storage | null {
  try {
    return sessionStorage
  } catch {
    return null
  }
}

const params = launchParams(location.hash, storage())
const WebApp = createWebApp(params, openBridge(window))
Object.assign(window, { Telegram: { WebApp } })
installPretendCamera(params.pretendCamera)
