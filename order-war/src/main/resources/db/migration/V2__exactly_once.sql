-- The buyer's Idempotency-Key, for as long as it is kept: one order per key.
alter table purchase add column purchase_key varchar(36);
alter table purchase add column key_expires_at timestamp with time zone;
-- The price that was above max_price, where that ended the order.
alter table purchase add column offered_price numeric(9, 2);
alter table purchase add column refund_requested_at timestamp with time zone;
-- From when on the order may be taken up again; null where there is nothing left to do.
alter table purchase add column next_attempt_at timestamp with time zone;
alter table purchase add column attempts integer default 0 not null;
update purchase set next_attempt_at = created_at where status = 'PENDING';

alter table purchase drop constraint purchase_status_known;
alter table purchase drop constraint purchase_price_when_confirmed;
alter table purchase drop constraint purchase_live;
alter table purchase add constraint purchase_status_known
    check (status in ('PENDING', 'CONFIRMED', 'REJECTED', 'REFUNDED'));
alter table purchase add constraint purchase_price_when_confirmed
    check (status not in ('CONFIRMED', 'REFUNDED') or (price_at_purchase is not null and currency is not null));
alter table purchase add constraint purchase_live
    check ((status in ('REJECTED', 'REFUNDED')) = (live_student is null));
alter table purchase add constraint purchase_refund_of_a_sale
    check (refund_requested_at is null or status in ('CONFIRMED', 'REFUNDED'));
alter table purchase add constraint purchase_work_left
    check ((next_attempt_at is not null) = (status = 'PENDING' or (status = 'CONFIRMED' and refund_requested_at is not null)));
alter table purchase add constraint purchase_key_once unique (purchase_key);

create index purchase_due on purchase (next_attempt_at);
create index purchase_key_expiry on purchase (key_expires_at);
