-- A text has as many characters as the contract says. PostgreSQL counts them, H2 counts UTF-16 units: up to two for each.
alter table purchase alter column student_name set data type varchar(200);
