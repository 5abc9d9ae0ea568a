-- An amount has the decimals of its currency, up to four (ISO 4217). PostgreSQL takes this bound away in no time. With one of four
-- decimals, as H2 has it, it would write a table and its indexes anew: 15 s for a million rows, in which nobody could read them.
alter table course alter column price set data type numeric;
alter table reservation alter column locked_price set data type numeric;
alter table course_creation alter column price set data type numeric;
