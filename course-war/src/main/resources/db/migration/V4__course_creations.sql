-- What a course was created from under an Idempotency-Key, as long as there is the course: one course per owner and key.
create table course_creation (
    course_id       uuid                     not null primary key references course (id),
    owner           varchar(255)             not null,
    creation_key    varchar(36)              not null,
    title           varchar(200)             not null,
    description     varchar(4000)            not null,
    price           numeric(9, 2)            not null,
    currency        varchar(3)               not null,
    seats           integer                  not null,
    instructor_name varchar(100)             not null,
    created_at      timestamp with time zone not null,
    constraint course_creation_once unique (owner, creation_key)
);
