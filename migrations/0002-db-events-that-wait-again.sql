-- An event whose reaction failed waits for another try, so that the events behind it are not held up.
alter table db_event add column tries bigint not null default 0;
alter table db_event add column not_before bigint not null default 0;
