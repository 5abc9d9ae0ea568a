-- An amount has the decimals of its currency, up to four (ISO 4217). H2's numeric without a bound would have none.
alter table course alter column price set data type numeric(19, 4);
alter table reservation alter column locked_price set data type numeric(19, 4);
alter table course_creation alter column price set data type numeric(19, 4);
