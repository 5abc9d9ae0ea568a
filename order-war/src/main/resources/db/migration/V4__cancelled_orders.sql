-- When the student cancelled the order while it was PENDING. It is never CONFIRMED from then on.
alter table purchase add column cancel_requested_at timestamp with time zone;
alter table purchase add constraint purchase_cancelled_is_not_bought
    check (cancel_requested_at is null or status in ('PENDING', 'REJECTED'));
