-- The subject of the token that the course was created with; null for a course from before there were tokens.
alter table course add column owner varchar(255);
-- Whom a seat is held for, as the order service says it: for the record.
alter table reservation add column student varchar(255);
