-- An amount has the decimals of its currency, up to four (ISO 4217). PostgreSQL takes this bound away in a second for a million orders,
-- in which it looks at the CHECK constraints; once, for it is one statement. With a bound of four decimals, as H2 has it, it would
-- write the table and its indexes anew: 15 s, in which nobody could read them.
alter table purchase
    alter column max_price set data type numeric,
    alter column price_at_purchase set data type numeric,
    alter column offered_price set data type numeric;
