create table course (
    id              uuid                     not null primary key,
    title           varchar(200)             not null,
    description     varchar(4000)            not null,
    price           numeric(9, 2)            not null,
    currency        varchar(3)               not null,
    total_seats     integer                  not null,
    available_seats integer                  not null,
    held_seats      integer                  not null,
    sold_seats      integer                  not null,
    instructor_name varchar(100)             not null,
    created_at      timestamp with time zone not null,
    constraint course_price_not_negative check (price >= 0),
    constraint course_seats_not_negative check (available_seats >= 0 and held_seats >= 0 and sold_seats >= 0),
    constraint course_seats_add_up check (total_seats = available_seats + held_seats + sold_seats)
);

create table reservation (
    id           uuid                     not null primary key,
    course_id    uuid                     not null references course (id),
    locked_price numeric(9, 2)            not null,
    currency     varchar(3)               not null,
    status       varchar(9)               not null,
    reserved_at  timestamp with time zone not null,
    expires_at   timestamp with time zone not null,
    -- expires_at while the seat is held, null afterwards: keeps the search for lapsed holds on live ones only.
    lapses_at    timestamp with time zone,
    constraint reservation_status_known check (status in ('RESERVED', 'CONFIRMED', 'CANCELLED', 'EXPIRED')),
    constraint reservation_lapses_while_held check ((status = 'RESERVED') = (lapses_at is not null))
);

create index reservation_lapses on reservation (lapses_at);
create index reservation_lapses_of_course on reservation (course_id, lapses_at);
