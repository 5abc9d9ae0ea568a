// A new course. What is typed, and the key that it is sent under, outlive a reload, so none is made twice.
import { html } from "../html.js";
import { user } from "../session.js";
import { courses } from "../services.js";
import { common, desk } from "../texts.js";
import { announce } from "../parts.js";
import { decimal, decimals, whole } from "../desk/amounts.js";
import { choice, line, lines, onSubmit, requireRight, Submission, typed } from "../desk/forms.js";

const KEPT = "new-course";

export async function open(page) {
  page.title = desk.create.heading;
  page.show(html`<h1>${desk.create.heading}</h1><p>${common.loading}</p>`);
  const currency = await lastCurrency(page.signal);
  const draft = kept() ?? {
    subject: user.subject,
    key: crypto.randomUUID(),
    fields: { title: "", description: "", price: "", availableSeats: "", instructorName: user.name, status: "DRAFT" },
  };
  const creation = new Submission(draw);
  draw();

  function draw() {
    const { fields } = draft;
    page.show(html`
      <h1>${desk.create.heading}</h1>
      ${creation.failure({ "course-key-reused": desk.create.madeBefore })}
      <form novalidate @submit=${onSubmit(creation, create)} @input=${keep}>
        ${line({ name: "title", label: desk.course.title, value: fields.title, complaint: creation.about("title"), required: true })}
        ${lines({
          name: "description",
          label: desk.course.description,
          value: fields.description,
          complaint: creation.about("description"),
          required: true,
        })}
        ${line({
          name: "price",
          label: currency ? desk.course.priceIn(currency) : desk.course.price,
          hint: desk.create.priceHint,
          value: fields.price,
          mode: "decimal",
          complaint: creation.about("price"),
          required: true,
        })}
        ${line({
          name: "availableSeats",
          label: desk.course.seats,
          value: fields.availableSeats,
          mode: "numeric",
          complaint: creation.about("availableSeats"),
          required: true,
        })}
        ${line({
          name: "instructorName",
          label: desk.course.instructorName,
          value: fields.instructorName,
          complaint: creation.about("instructorName"),
          required: true,
        })}
        ${choice({
          name: "status",
          label: desk.status.label,
          hint: desk.create.statusHint,
          value: fields.status,
          options: [["DRAFT", desk.status.DRAFT], ["OPEN", desk.status.OPEN]],
        })}
        <button type="submit" class="primary" aria-disabled=${creation.isUnderWay}>${desk.create.submit}</button>
      </form>`);
  }

  function keep(event) {
    draft.fields = typed(event.currentTarget);
    sessionStorage.setItem(KEPT, JSON.stringify(draft));
  }

  async function create(sent) {
    const price = decimal(sent.price, currency ? decimals(currency) : 4);
    const availableSeats = whole(sent.availableSeats, 0);
    requireRight({
      title: !sent.title && desk.wrong.missing,
      description: !sent.description && desk.wrong.missing,
      price: price === undefined && desk.wrong.amount(currency && decimals(currency)),
      availableSeats: availableSeats === undefined && desk.wrong.whole(0),
      instructorName: !sent.instructorName && desk.wrong.missing,
    });
    sessionStorage.setItem(KEPT, JSON.stringify(draft));
    const { body } = await send({ ...sent, price, availableSeats });
    sessionStorage.removeItem(KEPT);
    if (!page.signal.aborted) { // or the visitor has left
      announce(desk.create.done(body.title));
      location.hash = `/desk/${body.id}`;
    }
  }

  /** A key that stands for what was typed before has done its work; what is typed now is another course, if it is sent again. */
  async function send(course) {
    try {
      return await courses("", { method: "POST", body: course, headers: { "Idempotency-Key": draft.key } });
    } catch (error) {
      if (error.name === "course-key-reused") {
        draft.key = crypto.randomUUID();
        sessionStorage.removeItem(KEPT);
      }
      throw error;
    }
  }
}

/** What this visitor, and nobody else in this window, has begun to type. */
function kept() {
  const draft = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
  return draft?.subject === user.subject ? draft : undefined;
}

/** The currency that the service gave the newest course, as it will the next one; undefined where there is none yet. */
async function lastCurrency(signal) {
  const { body } = await courses("?limit=1", { signal });
  return body[0]?.currency;
}
