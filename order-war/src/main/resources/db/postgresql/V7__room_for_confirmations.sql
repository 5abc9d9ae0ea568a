-- Half of each page is left to the orders in it: all of them may be confirmed in one transaction, each as a second row (heap-only).
alter table purchase set (fillfactor = 50);

-- Orders are written by MERGE, which PostgreSQL has from version 15 on. An older one shall say so now, not after the first sale.
merge into purchase_on_its_way using (select 1) as nothing on false when matched then do nothing;
