import { html } from "../html.js";
import { count } from "../format.js";
import { announce } from "../parts.js";
import { desk } from "../texts.js";
import { whole } from "./amounts.js";
import { line, onSubmit, requireRight, Submission, Wrong } from "./forms.js";

/** The form for how many seats the course has. */
export function seatsForm(view, draw) {
  const saving = new Submission(draw);
  let draft = String(view.course.totalSeats);

  return () => {
    const { soldSeats, heldSeats, availableSeats } = view.course;
    return html`
      <section>
        <h2>${desk.seats.heading}</h2>
        <p>${desk.seats.now(count(soldSeats), count(heldSeats), count(availableSeats))}</p>
        ${saving.failure(desk.refused)}
        <form class="row" novalidate @submit=${onSubmit(saving, save)}>
          ${line({
            name: "totalSeats",
            label: desk.course.seats,
            hint: desk.seats.hint,
            value: draft,
            mode: "numeric",
            complaint: saving.about("totalSeats"),
            required: true,
          })}
          <button type="submit" class="primary" aria-disabled=${saving.isUnderWay}>${desk.seats.save}</button> ${saving.saved}
        </form>
      </section>`;
  };

  async function save(sent) {
    draft = sent.totalSeats;
    const totalSeats = whole(sent.totalSeats, 0);
    requireRight({ totalSeats: totalSeats === undefined && desk.wrong.whole(0) });
    try {
      await view.change("/seats", { totalSeats });
    } catch (error) {
      if (error.name === "seats-taken") {
        throw new Wrong({ totalSeats: desk.seats.taken(count(error.problem.minimum)) });
      }
      throw error;
    }
    draft = String(view.course.totalSeats);
    announce(desk.saved);
  }
}
