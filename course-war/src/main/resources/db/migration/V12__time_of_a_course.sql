-- When seats or price of a course were changed the last time; null for one that was not since this.
alter table course add column changed_at timestamp with time zone;
-- The lowest prices of a course's last days as JSON, up to the last change of what makes its price; null where there was none. Of what
-- was before this, nothing is known: the price of now is taken for that of the days before.
alter table course add column price_lows varchar(2000);
