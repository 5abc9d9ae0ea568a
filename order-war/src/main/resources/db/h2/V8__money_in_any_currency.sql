-- An amount has the decimals of its currency, up to four (ISO 4217). H2's numeric without a bound would have none.
alter table purchase alter column max_price set data type numeric(19, 4);
alter table purchase alter column price_at_purchase set data type numeric(19, 4);
alter table purchase alter column offered_price set data type numeric(19, 4);
