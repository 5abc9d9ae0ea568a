-- The subject of the student's token. Who bought before there were tokens is known by name alone, which anybody may go by: such an
-- order is left to the admins, under an id that no subject can be, for none begins with a space.
alter table purchase add column student_id varchar(255);
update purchase set student_id = ' ' || cast(id as varchar(36));
alter table purchase alter column student_id set not null;
-- From here on it has the student's id, no more the name.
alter table purchase alter column live_student set data type varchar(255);
update purchase set live_student = student_id where live_student is not null;

-- A key is the student's own: nobody learns of another's.
alter table purchase drop constraint purchase_key_once;
alter table purchase add constraint purchase_key_once unique (student_id, purchase_key);

-- While an order is PENDING it may hold a seat, and takes one of the places that its student has for that.
alter table purchase add column hold_place integer;
alter table purchase add constraint purchase_holds_while_pending check (hold_place is null or status = 'PENDING');
alter table purchase add constraint purchase_hold_place_once unique (student_id, hold_place);

create index purchase_of_student_id on purchase (student_id, created_at, id);
