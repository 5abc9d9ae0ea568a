-- The voucher that the student named, in capitals; null for none.
alter table purchase add column voucher varchar(40);
