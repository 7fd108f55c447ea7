-- Counts that were taken before made-up traffic was counted apart: what its decisions and outcomes say is moved to its own rows.
with made as (
  select engine, placement, day, branch, count(*) as n from decision where (body ->> 'synthetic') = 'true' group by engine, placement, day, branch
), less as (
  update decision_count c set count = c.count - made.n from made
  where (c.engine, c.placement, c.day, c.branch) = (made.engine, made.placement, made.day, made.branch) and not c.synthetic and c.count >= made.n
  returning c.engine, c.placement, c.day, c.branch, made.n
)
insert into decision_count (engine, placement, day, branch, synthetic, count) select engine, placement, day, branch, true, n from less
on conflict do nothing;
delete from decision_count where count = 0;

with made as (
  select c.engine, c.placement, c.day, c.features, c.shown,
    count(*) filter (where o.kind = 'exposure') as trials,
    count(*) filter (where o.counts) as successes,
    coalesce(sum(o.value) filter (where o.counts), 0) as value,
    coalesce(sum(o.value::numeric * o.value) filter (where o.counts), 0) as value_squares
  from (
    select o.*, case o.kind when 'click' then p.body #>> '{goal,metric}' = 'clickRate'
      when 'conversion' then p.body #>> '{goal,metric}' in ('conversionRate', 'valuePerDecision') else false end as counts
    from outcome o join placement p on p.engine = o.engine and p.body ->> 'key' = o.placement
    where o.synthetic and o.state = 'joined'
  ) o
  join decision d on (d.engine, d.day, d.id) = (o.engine, o.day, o.decision)
  join learning_cell c on (c.engine, c.placement, c.day) = (o.engine, o.placement, o.day) and not c.synthetic
    and c.shown -> 'components' = d.body -> 'components' and (c.shown ->> 'exposure')::int = coalesce((d.body ->> 'exposure')::int, 0)
  group by c.engine, c.placement, c.day, c.features, c.shown
), less as (
  update learning_cell c set trials = c.trials - made.trials, successes = c.successes - made.successes, value = c.value - made.value,
    value_squares = c.value_squares - made.value_squares
  from made where (c.engine, c.placement, c.day, c.features) = (made.engine, made.placement, made.day, made.features) and not c.synthetic
    and c.trials >= made.trials and c.successes >= made.successes
  returning made.*
)
insert into learning_cell (engine, placement, day, features, synthetic, shown, trials, successes, value, value_squares)
select engine, placement, day, features, true, shown, trials, successes, value, value_squares from less
on conflict do nothing;
delete from learning_cell where trials = 0 and successes = 0;
