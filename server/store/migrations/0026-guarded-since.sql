-- A counter-metric counts only decisions that were made since it is watched, each with its showing. What was counted before did not know since when.
delete from guard_cell;
update placement set body = jsonb_set(body, '{guardedSince}', to_jsonb(to_char(now() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')));
