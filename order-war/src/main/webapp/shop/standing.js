/** What somebody who wants a seat must know first: "draft", "paused", "closed", "soldOut" or "open". */
export function standing(course) {
  if (course.status !== "OPEN") {
    return course.status.toLowerCase();
  }
  return course.availableSeats === 0 ? "soldOut" : "open";
}
