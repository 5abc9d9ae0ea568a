-- Why the student paid this price, in the course service's words; null in what is older than this.
alter table purchase add column because varchar(400);
