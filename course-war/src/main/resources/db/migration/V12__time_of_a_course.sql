-- When seats or price of a course were changed the last time; null where neither was changed since this column is there.
alter table course add column changed_at timestamp with time zone;
-- The lowest prices of a course's last days as JSON, up to the last change of what its price depends on; null where there was none. A
-- course that is there already counts as if it had always had the price and rules that it has.
alter table course add column price_lows varchar(2000);
