-- The rules that change the base price, as the API writes them; null where there are none. A hundred rules have room.
alter table course add column price_rules varchar(60000);
-- The number of what makes the price: one more for each time that base price or rules are set.
alter table course add column price_version bigint default 1 not null;

-- What made the price of a course from some moment on: rows are added, never changed.
create table price_version (
    course_id   uuid                     not null references course (id),
    version     bigint                   not null,
    base_price  numeric(19, 4)            not null,
    price_rules varchar(60000),
    set_at      timestamp with time zone not null,
    set_by      varchar(255),
    primary key (course_id, version),
    constraint price_version_counts check (version >= 1 and base_price >= 0)
);

-- What came before is not known: a course that is there already begins with its price as it is, without rules, and set by nobody.
insert into price_version (course_id, version, base_price, set_at)
select id, 1, price, current_timestamp from course;

-- Why a seat has its price, and the version that made it; null in what is older than this.
alter table reservation add column because varchar(400);
alter table reservation add column price_version bigint;
-- Likewise, and the price itself, in the row of each hold.
alter table seat_change add column locked_price numeric(19, 4);
alter table seat_change add column currency varchar(3);
alter table seat_change add column because varchar(400);
alter table seat_change add column price_version bigint;
