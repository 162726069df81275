import { mount } from "svelte"
import App from "./App.svelte"
import "./kit/faces.css"
import "./kit/tokens.css"
import "./kit/base.css"
import "./kit/controls.css"

const target = document.getElementById("app")
if (target) mount(App, { target })
