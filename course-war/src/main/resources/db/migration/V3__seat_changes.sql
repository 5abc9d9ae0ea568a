-- The trail of each course's seats: rows are added, never changed. Row 1 is what the trail begins with, every other one moves one
-- seat. It names reservations without referring to them, for it shall outlive whatever becomes of those.
create table seat_change (
    course_id       uuid                     not null references course (id),
    sequence        bigint                   not null,
    reservation_id  varchar(36),
    from_status     varchar(9),
    to_status       varchar(9),
    changed_at      timestamp with time zone not null,
    available_seats integer                  not null,
    held_seats      integer                  not null,
    sold_seats      integer                  not null,
    primary key (course_id, sequence),
    constraint seat_change_not_negative check (available_seats >= 0 and held_seats >= 0 and sold_seats >= 0),
    constraint seat_change_opens check (
        (sequence = 1) = (reservation_id is null) and (sequence = 1) = (to_status is null) and sequence >= 1),
    constraint seat_change_known check (coalesce(from_status, '') || '>' || coalesce(to_status, '') in (
        '>', '>RESERVED', 'RESERVED>CONFIRMED', 'RESERVED>CANCELLED', 'RESERVED>EXPIRED', 'CONFIRMED>CANCELLED'))
);

-- The sequence of the last one. Whoever changes the seats has locked the course, so there is no gap and none twice.
alter table course add column seat_changes bigint default 1 not null;

-- What came before is not known: the trail of a course that is there already begins with its seats as they are.
insert into seat_change (course_id, sequence, changed_at, available_seats, held_seats, sold_seats)
select id, 1, current_timestamp, available_seats, held_seats, sold_seats from course;
