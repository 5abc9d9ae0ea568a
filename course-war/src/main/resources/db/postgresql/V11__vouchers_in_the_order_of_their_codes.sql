-- By the characters, whatever order of words the database has: a list of vouchers looks the same everywhere, and the primary key serves it.
alter table voucher alter column code type varchar(40) collate "C";
