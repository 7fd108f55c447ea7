-- What waits for a verdict kept the calendar day that it was due by, while its step counted working hours already (0024): due is told anew from when it came there.
-- Monday to Friday, 9 to 17, in the engine's time zone, as the engine itself counts.
with zones as materialized (
  select e.engine, coalesce(z.name, 'UTC') as zone from engine e left join pg_timezone_names z on z.name = e.body ->> 'timeZone' where e.id = e.engine
)
update approval a set version = a.version + 1, body = a.body || jsonb_build_object('version', a.version + 1,
  'due', to_char(anew.due at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
from (
  select w.engine, w.id, (
    select opens + (w.need - before) from (
      select opens, closes, sum(closes - opens) over (order by opens) - (closes - opens) as before from (
        select greatest(w.since, (day + time '09:00') at time zone w.zone) as opens, (day + time '17:00') at time zone w.zone as closes
        from (select (w.since at time zone w.zone)::date + n as day from generate_series(0, w.days) as n) days where extract(isodow from day) <= 5
      ) hours where closes > w.since
    ) counted where before + (closes - opens) >= w.need order by opens limit 1
  ) as due
  from (
    select q.engine, q.id, (q.body ->> 'since')::timestamptz as since, make_interval(secs => step.hours * 3600) as need, ceil(step.hours / 8)::int * 2 + 7 as days, zones.zone
    from approval q join zones on zones.engine = q.engine
    cross join lateral (select (q.body #>> array['steps', q.body ->> 'at', 'withinHours'])::float8 as hours) step
    where q.body ->> 'state' = 'waiting' and step.hours > 0
  ) w
) anew
where a.engine = anew.engine and a.id = anew.id and anew.due is not null and anew.due is distinct from (a.body ->> 'due')::timestamptz;
