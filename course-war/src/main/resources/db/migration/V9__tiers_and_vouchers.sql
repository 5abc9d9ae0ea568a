-- The places of a course's tiers that are held or sold, as JSON by the tier's name; null where there are none.
alter table course add column tier_places varchar(60000);

-- Codes that make a seat cheaper, each so many times. What is held and spent moves with the seat, under the lock of the course.
create table voucher (
    course_id   uuid                     not null references course (id),
    code        varchar(40)              not null,
    percent     numeric(9, 4),
    amount      numeric(19, 4),
    price       numeric(19, 4),
    uses        integer                  not null,
    held_uses   integer default 0        not null,
    spent_uses  integer default 0        not null,
    valid_from  timestamp with time zone,
    valid_until timestamp with time zone,
    created_at  timestamp with time zone not null,
    created_by  varchar(255)             not null,
    primary key (course_id, code),
    constraint voucher_has_one_effect check (
        (percent is not null and amount is null and price is null)
        or (percent is null and amount is not null and price is null)
        or (percent is null and amount is null and price is not null)),
    constraint voucher_uses_add_up check (held_uses >= 0 and spent_uses >= 0 and held_uses + spent_uses <= uses)
);

-- The tier whose place a reservation has, and the voucher that it was asked for with; null for none, and in what is older than this. A
-- name of 40 characters has up to 80 of H2's.
alter table reservation add column tier varchar(80);
alter table reservation add column voucher varchar(40);
alter table seat_change add column tier varchar(80);
alter table seat_change add column voucher varchar(40);
