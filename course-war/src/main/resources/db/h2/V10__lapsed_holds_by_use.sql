-- A tier or a voucher that is used up gives back its own lapsed holds first, however many others the course has. H2 has no index of some
-- rows alone.
create index reservation_lapses_of_tier on reservation (course_id, tier, lapses_at);
create index reservation_lapses_of_voucher on reservation (course_id, voucher, lapses_at);
