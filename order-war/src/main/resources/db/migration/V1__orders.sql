create table purchase (
    id                uuid                     not null primary key,
    course_id         uuid                     not null,
    student_name      varchar(100)             not null,
    max_price         numeric(9, 2),
    status            varchar(9)               not null,
    price_at_purchase numeric(9, 2),
    currency          varchar(3),
    rejected_because  varchar(50),
    created_at        timestamp with time zone not null,
    -- The student while the order is PENDING or CONFIRMED, null once it is REJECTED: one live order per student and course.
    live_student      varchar(100),
    constraint purchase_status_known check (status in ('PENDING', 'CONFIRMED', 'REJECTED')),
    constraint purchase_price_when_confirmed check (status <> 'CONFIRMED' or (price_at_purchase is not null and currency is not null)),
    constraint purchase_reason_when_rejected check ((status = 'REJECTED') = (rejected_because is not null)),
    constraint purchase_live check ((status = 'REJECTED') = (live_student is null)),
    constraint purchase_once unique (course_id, live_student)
);

create index purchase_of_student on purchase (student_name, created_at, id);
