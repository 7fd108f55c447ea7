-- What an order brings may be what must not get worse: its sums lie beside the counts.
alter table guard_cell add column value bigint not null default 0, add column value_squares numeric not null default 0;
-- Until now such a counter-metric was not watched. A decision counts whole or not at all, so that it counts from here on.
update placement set body = jsonb_set(body, '{guardedSince}', to_jsonb(to_char(now() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
  where body #>> '{goal,counterMetric}' = 'valuePerDecision';
