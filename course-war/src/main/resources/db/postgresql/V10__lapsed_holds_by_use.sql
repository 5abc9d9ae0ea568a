-- A tier or a voucher that is used up gives back its own lapsed holds first, however many others the course has. Seats without either
-- are in no such index.
create index reservation_lapses_of_tier on reservation (course_id, tier, lapses_at)
    where tier is not null and lapses_at is not null;
create index reservation_lapses_of_voucher on reservation (course_id, voucher, lapses_at)
    where voucher is not null and lapses_at is not null;

-- Which places of tiers are taken at some time, without all the rows of seats that have no tier.
create index seat_change_of_tier on seat_change (course_id, sequence) where tier is not null;
