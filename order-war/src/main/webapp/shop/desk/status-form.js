import { html } from "../html.js";
import { announce } from "../parts.js";
import { common, desk } from "../texts.js";
import { Submission } from "./forms.js";

/** Where a course may go from each status. */
const WAYS = { DRAFT: ["OPEN"], OPEN: ["PAUSED", "CLOSED"], PAUSED: ["OPEN", "CLOSED"], CLOSED: [] };

/** The buttons that put a course on sale and take it off. The last step is asked for twice. */
export function statusForm(view, draw) {
  const setting = new Submission(draw);

  return () => {
    const { status } = view.course;
    return html`
      <section>
        <h2 id="status" tabindex="-1">${desk.status.heading(desk.status[status])}</h2>
        <p>${desk.status.meaning[status]}</p>
        ${setting.failure(desk.refused)}
        <div class="row">
          ${WAYS[status].map(
            (to) => html`<button type="button" aria-disabled=${setting.isUnderWay} @click=${() => ask(to)}>
              ${desk.status.way[status === "PAUSED" && to === "OPEN" ? "AGAIN" : to]}</button>`,
          )}
        </div>
        <dialog id="close-course" aria-labelledby="close-course-heading">
          <h2 id="close-course-heading">${desk.status.closeHeading(view.course.title)}</h2>
          <p>${desk.status.closeMeans}</p>
          <form class="row" method="dialog">
            <button type="submit">${common.cancel}</button>
            <button type="submit" class="primary" @click=${() => set("CLOSED")}>${desk.status.way.CLOSED}</button>
          </form>
        </dialog>
      </section>`;
  };

  function ask(to) {
    if (to === "CLOSED") {
      document.getElementById("close-course").showModal();
    } else {
      set(to);
    }
  }

  async function set(status) {
    await setting.run(() => view.change("/status", { status }));
    if (setting.state === "done") {
      announce(desk.status.done[status]);
      document.getElementById("status").focus(); // the button that was pressed is gone
    }
  }
}
