-- What the list of courses is read by. It is beside the courses, so that a sale, which changes its course, has nothing to do with it. Each
-- of the three columns of bytes is the place of the course in one order; the course's id is its end, so each is there once.
create table course_listing (
    course_id uuid       not null primary key references course (id),
    status    varchar(6) not null,
    owner     varchar(255),
    by_newest bytea      not null,
    by_price  bytea      not null,
    by_title  bytea      not null
);
create index course_listing_by_newest on course_listing (status, by_newest);
create index course_listing_by_price on course_listing (status, by_price);
create index course_listing_by_title on course_listing (status, by_title);
create index course_listing_of_owner_by_newest on course_listing (owner, status, by_newest);
create index course_listing_of_owner_by_price on course_listing (owner, status, by_price);
create index course_listing_of_owner_by_title on course_listing (owner, status, by_title);

-- The words of each course, folded, and its instructor's name, as bytes: their order is the same in every database. It names courses
-- without referring to them, for a course may have some thousand words.
create table course_word (
    word      bytea not null,
    course_id uuid  not null,
    primary key (course_id, word)
);
create index course_word_of on course_word (word, course_id);

-- The courses that are there already: the service lists them, little by little, for SQL can't fold their texts.
create table course_unlisted (
    course_id uuid not null primary key
);
insert into course_unlisted (course_id) select id from course;
