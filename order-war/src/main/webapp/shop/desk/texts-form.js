import { html, nothing } from "../html.js";
import { announce } from "../parts.js";
import { common, desk } from "../texts.js";
import { line, lines, notice, onSubmit, requireRight, Submission } from "./forms.js";

const NAMES = ["title", "description", "instructorName"];

/** The form for a course's texts. Where somebody else was faster it shows both, theirs and what was typed. */
export function textsForm(view, draw) {
  const saving = new Submission(draw);
  /** The course whose texts the visitor has seen: those and no newer ones may be overwritten. */
  let seen = view.course;
  let draft = view.course;

  return () => html`
    <section>
      <h2>${desk.texts.heading}</h2>
      ${saving.error?.name === "course-version-differs" ? conflict() : saving.failure()}
      <form novalidate @submit=${onSubmit(saving, save)}>
        ${line({ name: "title", label: desk.course.title, value: draft.title, complaint: saving.about("title"), required: true })}
        ${lines({
          name: "description",
          label: desk.course.description,
          value: draft.description,
          complaint: saving.about("description"),
          required: true,
        })}
        ${line({
          name: "instructorName",
          label: desk.course.instructorName,
          value: draft.instructorName,
          complaint: saving.about("instructorName"),
          required: true,
        })}
        <button type="submit" class="primary" aria-disabled=${saving.isUnderWay}>${common.save}</button> ${saving.saved}
      </form>
    </section>`;

  async function save(sent) {
    draft = sent;
    requireRight(Object.fromEntries(NAMES.map((name) => [name, !sent[name] && desk.wrong.missing])));
    const isSeen = NAMES.every((name) => seen[name] === view.course[name]);
    try {
      await view.change("", sent, isSeen ? view.course.version : seen.version);
    } finally {
      seen = view.course;
    }
    draft = view.course;
    announce(desk.saved);
  }

  function conflict() {
    const differing = NAMES.filter((name) => seen[name] !== draft[name]);
    return notice(
      desk.texts.conflict,
      html`
        <dl class="facts">${differing.map((name) => html`<dt>${desk.course[name]}</dt><dd>${seen[name]}</dd>`)}</dl>
        ${differing.length > 0 ? html`<button type="button" @click=${takeTheirs}>${desk.texts.takeTheirs}</button>` : nothing}`,
    );
  }

  function takeTheirs() {
    draft = seen;
    saving.reset();
    draw();
    document.getElementById("field-title").focus();
  }
}
