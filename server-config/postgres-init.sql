-- The image makes one database by itself (POSTGRES_DB): the course service's.
create database orders;
