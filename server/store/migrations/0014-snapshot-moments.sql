-- In whole milliseconds, as programs have it: a reader asks for what came since the last that it saw.
alter table snapshot alter column at set default date_trunc('milliseconds', clock_timestamp());
update snapshot set at = date_trunc('milliseconds', at);
