// What the forms of the desk have in common.
import { html, live, nothing } from "../html.js";
import { complaint, failure, field } from "../parts.js";
import { desk } from "../texts.js";

/** What these pages themselves find wrong with what was typed: a message for each field. */
export class Wrong extends Error {
  constructor(complaints) {
    super("something is wrong with what was typed");
    this.complaints = complaints;
  }
}

/** Throws what is wrong with some fields. A message that is undefined or false stands for a field that is right. */
export function requireRight(complaints) {
  const wrong = Object.entries(complaints).filter(([, message]) => message);
  if (wrong.length > 0) {
    throw new Wrong(Object.fromEntries(wrong));
  }
}

/** One form's way: idle, then sending, then done or refused, then sending again. */
export class Submission {
  state = "idle";
  error;
  #draw;

  /** @param draw shows the page anew */
  constructor(draw) {
    this.#draw = draw;
  }

  /** The buttons say so, but stay where they are: one that is disabled loses the focus. */
  get isUnderWay() {
    return this.state === "sending";
  }

  /**
   * Does what the form is for, unless it is under way already.
   *
   * @param root what is around the form; after a refusal the focus goes to what is wrong in it
   */
  async run(action, root = document.querySelector("main")) {
    if (this.isUnderWay) {
      return;
    }
    this.state = "sending";
    this.error = undefined;
    this.#draw();
    try {
      await action();
      this.state = "done";
    } catch (error) {
      if (error.name === "AbortError") {
        return; // the visitor has left
      }
      this.state = "refused";
      this.error = error;
    }
    this.#draw();
    if (this.state === "refused") {
      (root.querySelector('[aria-invalid="true"]') ?? root.querySelector('[role="alert"]'))?.focus();
    }
  }

  /** A word that it was saved, as long as nothing else was tried. */
  get saved() {
    return this.state === "done" ? html`<span class="good">${desk.saved}</span>` : nothing;
  }

  /** Forgets what became of it. */
  reset() {
    this.state = "idle";
    this.error = undefined;
  }

  /** What is wrong with a field, by these pages or by the service. */
  about(name) {
    return this.error instanceof Wrong ? this.error.complaints[name] : complaint(this.error, name);
  }

  /**
   * What went wrong, where it is about the whole.
   *
   * @param own words for this form's refusals, by their names
   */
  failure(own = {}) {
    if (this.state !== "refused" || this.error instanceof Wrong) {
      return nothing;
    }
    const words = this.error.problem?.errors ? desk.wrong.some : own[this.error.name];
    return words ? notice(words) : failure(this.error);
  }
}

/** A message of these pages that the visitor must read. */
export function notice(text, more = nothing) {
  return html`<section class="notice" role="alert" tabindex="-1"><p>${text}</p>${more}</section>`;
}

/**
 * A labelled input of one line.
 *
 * @param input name, label, value; id (the name), where the name alone is not unique; type ("text"), hint, complaint; mode, the keyboard of
 *     a phone; required; onInput, gets the text
 */
export function line({ name, id: place = name, label, value, type = "text", hint, complaint: wrong, mode, required, onInput }) {
  return field({
    name: place,
    label,
    hint,
    complaint: wrong,
    control: ({ id, describedBy, invalid }) => html`<input
      id=${id} name=${name} type=${type} .value=${onInput ? live(value) : value} inputmode=${mode ?? nothing}
      autocomplete="off" ?required=${required}
      aria-describedby=${describedBy} aria-invalid=${invalid}
      @input=${onInput ? (event) => onInput(event.target.value) : nothing}>`,
  });
}

/** A labelled input of several lines. */
export function lines({ name, label, value, hint, complaint: wrong, required }) {
  return field({
    name,
    label,
    hint,
    complaint: wrong,
    control: ({ id, describedBy, invalid }) => html`<textarea
      id=${id} name=${name} rows="6" .value=${value} ?required=${required}
      aria-describedby=${describedBy} aria-invalid=${invalid}></textarea>`,
  });
}

/**
 * A labelled choice of one.
 *
 * @param choice name, label, value, options: pairs of value and words; hint, onChange, gets the value
 */
export function choice({ name, label, value, options, hint, onChange }) {
  return field({
    name,
    label,
    hint,
    control: ({ id, describedBy }) => html`<select
      id=${id} name=${name} aria-describedby=${describedBy} @change=${onChange ? (event) => onChange(event.target.value) : nothing}>
      ${options.map(([one, words]) => html`<option value=${one} .selected=${one === value}>${words}</option>`)}
    </select>`,
  });
}

/** The texts that a form has, without the blanks around them: an object by the inputs' names. */
export function typed(form) {
  return Object.fromEntries([...new FormData(form)].map(([name, text]) => [name, text.trim()]));
}

/** Whether a date and time has only some of its parts. Such an input has no text that could be sent. */
export function isIncomplete(input) {
  return input.validity.badInput;
}

/** A listener that runs an action in a submission, and keeps the browser on the page. The action gets what was typed. */
export function onSubmit(submission, action) {
  return (event) => {
    event.preventDefault();
    const form = event.currentTarget;
    void submission.run(() => {
      const halves = [...form.elements].filter(isIncomplete);
      requireRight(Object.fromEntries(halves.map(({ name }) => [name, desk.wrong.moment])));
      return action(typed(form));
    }, form.parentElement);
  };
}
