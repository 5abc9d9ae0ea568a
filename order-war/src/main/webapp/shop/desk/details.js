// The tab with what a course says, costs and holds: one form for each, saved by itself.
import { html } from "../html.js";
import { priceForm } from "./price-form.js";
import { seatsForm } from "./seats-form.js";
import { statusForm } from "./status-form.js";
import { textsForm } from "./texts-form.js";

export async function open(view) {
  const forms = [statusForm, textsForm, priceForm, seatsForm].map((form) => form(view, draw));
  draw();

  function draw() {
    view.show(html`${forms.map((form) => form())}`);
  }
}
