-- Orders that something is left to do for, one row each, deleted when it is done. They are found by the indexes of this table.
-- Were these indexes of purchase, a confirmation would change columns that are indexed, and PostgreSQL would then write the order
-- anew into all indexes of purchase. So it writes the order into its page alone (a heap-only update).
create table purchase_on_its_way (
    order_id        uuid                     not null primary key,
    next_attempt_at timestamp with time zone not null,
    student_id      varchar(255)             not null,
    hold_place      integer
);

drop index purchase_due;
alter table purchase drop constraint purchase_hold_place_once; -- nobody else changes the table from here on, so the copy is whole
insert into purchase_on_its_way (order_id, next_attempt_at, student_id, hold_place)
    select id, next_attempt_at, student_id, hold_place from purchase where next_attempt_at is not null;
alter table purchase_on_its_way add constraint purchase_hold_place_once unique (student_id, hold_place);
create index purchase_due on purchase_on_its_way (next_attempt_at);
