-- Whether a course is on sale, as one is that is there already.
alter table course add column status varchar(6) default 'OPEN' not null;
alter table course add constraint course_status_known check (status in ('DRAFT', 'OPEN', 'PAUSED', 'CLOSED'));
alter table course_creation add column status varchar(6) default 'OPEN' not null;
-- How often texts, status and the number of seats were set, the first time by the creation.
alter table course add column version bigint default 1 not null;

-- A course may get more seats, or fewer: a row beside the first that has no reservation either.
alter table seat_change drop constraint seat_change_opens;
alter table seat_change add constraint seat_change_has_reservation check (
    (reservation_id is null) = (to_status is null) and (sequence > 1 or reservation_id is null) and sequence >= 1);
