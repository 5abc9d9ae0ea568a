-- A text has as many characters as the contract says. PostgreSQL counts them, H2 counts UTF-16 units: up to two for each.
alter table course alter column title set data type varchar(400);
alter table course alter column description set data type varchar(8000);
alter table course alter column instructor_name set data type varchar(200);
alter table course_creation alter column title set data type varchar(400);
alter table course_creation alter column description set data type varchar(8000);
alter table course_creation alter column instructor_name set data type varchar(200);
