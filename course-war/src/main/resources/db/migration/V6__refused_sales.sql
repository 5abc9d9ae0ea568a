-- A sale that was refused leaves a reservation that never held a seat: the same command, late in the network, finds it and sells nothing.
-- This is the type of the problem that it was refused with.
alter table reservation add column refused_because varchar(40);
alter table reservation add constraint reservation_refused_is_over check (refused_because is null or status = 'CANCELLED');
