-- Whether the reservation ever held a seat. A sale that was refused, or ended before it came, leaves one that did not, and a course that
-- is sold out may get more of those than it has seats.
alter table reservation add column had_seat boolean default true not null;
update reservation set had_seat = false where status = 'CANCELLED' and reserved_at = expires_at;

-- The roster of a course, the oldest first. It is one index, for each one costs each sale. It has the status before the time, so that the
-- few reservations of a rare status are found without all others; a list of all statuses is merged from a part of each. It has had_seat,
-- so that no refused sale is passed over; PostgreSQL could leave those out of the index, but H2 has no index of some rows alone.
create index reservation_roster on reservation (course_id, had_seat, status, reserved_at, id);
