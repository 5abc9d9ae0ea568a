// The one place that knows the versions of the libraries, and so their paths.
import { loaded } from "./http.js";

export { html, nothing, render, svg } from "/webjars/lit-html/3.3.1/lit-html.js";
export { repeat } from "/webjars/lit-html/3.3.1/directives/repeat.js";
export { keyed } from "/webjars/lit-html/3.3.1/directives/keyed.js";
export { live } from "/webjars/lit-html/3.3.1/directives/live.js";

const PLOT_STYLE = "plot-style";

/** The library of plots, which is loaded when the first one is shown. */
export async function plots() {
  if (!document.getElementById(PLOT_STYLE)) {
    document.head.append(Object.assign(document.createElement("link"), {
      id: PLOT_STYLE,
      rel: "stylesheet",
      href: "/webjars/uplot/1.6.30/dist/uPlot.min.css",
    }));
  }
  const { default: Plot } = await loaded(import("/webjars/uplot/1.6.30/dist/uPlot.esm.js"));
  return Plot;
}
